/**
 * Reliable publishing: events are stored with the state they report and published after the commit.
 */
@NullMarked
package dev.sagas.outbox;

import org.jspecify.annotations.NullMarked;
