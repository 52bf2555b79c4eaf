/** {@code ./dev dead-letters}: what operators do with parked messages, from a terminal. */
@NullMarked
package dev.sagas.stack.deadletters;

import org.jspecify.annotations.NullMarked;
