/**
 * Parked messages for operators: none is lost, each can be listed, read, redriven to the queue that
 * it came from, or discarded, and who did so is kept.
 */
@NullMarked
package dev.sagas.deadletter;

import org.jspecify.annotations.NullMarked;
