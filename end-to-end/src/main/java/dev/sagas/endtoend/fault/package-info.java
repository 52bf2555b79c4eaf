/** What a fault is. */
@NullMarked
package dev.sagas.endtoend.fault;

import org.jspecify.annotations.NullMarked;
