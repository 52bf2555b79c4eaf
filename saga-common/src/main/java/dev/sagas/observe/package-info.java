/** Meters and health of outbox, relay, inbox, fence, dead letters and topology. */
@NullMarked
package dev.sagas.observe;

import org.jspecify.annotations.NullMarked;
