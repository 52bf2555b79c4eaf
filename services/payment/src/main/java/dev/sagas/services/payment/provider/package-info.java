/** The way to the provider: circuit breaker, retry, bulkhead and time limit around the port. */
@NullMarked
package dev.sagas.services.payment.provider;

import org.jspecify.annotations.NullMarked;
