package dev.sagas.services.payment.application;

import dev.sagas.services.payment.domain.Payment;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the provider can be trusted to know an idempotency key. Past that, a repeated request
 * would be a new one, and charge twice: the payment is looked up first.
 *
 * @param retention counted from the first call; no longer than the provider promises
 */
public record KeyMemory(Duration retention) {

  /** Whether the provider may have forgotten the oldest key of {@code payment}. */
  public boolean mayHaveForgotten(Payment payment, Instant now) {
    Instant since = payment.authorizingSince();
    return since != null && !now.isBefore(since.plus(retention));
  }
}
