/**
 * The delivery ledger: when each part of the topology that brings events was last known to be
 * right, which gaps there were since, and how each is filled from the event log.
 */
@NullMarked
package dev.sagas.ledger;

import org.jspecify.annotations.NullMarked;
