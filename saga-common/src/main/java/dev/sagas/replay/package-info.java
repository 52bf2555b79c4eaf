/**
 * History for a service that joins late: it asks, by configuration, for the events that were
 * published before it was there, and gets them from the event log into its own queue. What it has
 * got survives a crash, and what comes twice takes effect once.
 */
@NullMarked
package dev.sagas.replay;

import org.jspecify.annotations.NullMarked;
