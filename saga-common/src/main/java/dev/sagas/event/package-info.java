/**
 * What travels: event types, envelopes and time-ordered identifiers; depends on nothing else of the
 * library.
 */
@NullMarked
package dev.sagas.event;

import org.jspecify.annotations.NullMarked;
