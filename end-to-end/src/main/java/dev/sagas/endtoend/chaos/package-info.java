/** Breaks parts of the running system, mends them, and looks whether anything was lost. */
@NullMarked
package dev.sagas.endtoend.chaos;

import org.jspecify.annotations.NullMarked;
