/**
 * A provider for development and tests: answers by the test payment method, and keeps its books as
 * an outside party would.
 */
@NullMarked
package dev.sagas.services.payment.provider.simulated;

import org.jspecify.annotations.NullMarked;
