/**
 * The console: pages that are rendered here and kept live by htmx. What changes by itself is
 * fetched again when a server-sent event says so, or every few seconds.
 */
@NullMarked
package dev.sagas.services.orderview.console;

import org.jspecify.annotations.NullMarked;
