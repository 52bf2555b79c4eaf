/** Parked messages at a real broker and database, settled as an operator would. */
@NullMarked
package dev.sagas.deadletter;

import org.jspecify.annotations.NullMarked;
