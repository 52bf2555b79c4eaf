/** Wires the service: settings, clock and the provider behind its guards. */
@NullMarked
package dev.sagas.services.payment.config;

import org.jspecify.annotations.NullMarked;
