/**
 * Idempotent consuming: each event takes effect once, in one transaction with its inbox row and its
 * own events.
 */
@NullMarked
package dev.sagas.inbox;

import org.jspecify.annotations.NullMarked;
