/** A short run of the faults, and what decides in every run. */
@NullMarked
package dev.sagas.endtoend.chaos;

import org.jspecify.annotations.NullMarked;
