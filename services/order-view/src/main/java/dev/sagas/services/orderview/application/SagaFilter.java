package dev.sagas.services.orderview.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which sagas are asked for; null leaves a condition out.
 *
 * @param stage how far they have come
 * @param customerId whose orders
 * @param from the earliest beginning
 * @param to the first beginning that is too late
 * @param text words, or beginnings of words, of a customer's name or address, or of a product's
 *     name or SKU, of which the first hundred by name count; or the beginning or end of an order's
 *     id. Without any word it fits nothing
 */
public record SagaFilter(
    @Nullable Stage stage,
    @Nullable UUID customerId,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String text) {

  /** How far a saga has come, as operators see it. */
  public enum Stage {
    /** Placed or confirmed. */
    RUNNING,
    COMPLETED,
    /** Being undone. */
    COMPENSATING,
    CANCELLED,
    /** Waiting for an answer for longer than is usual. */
    STUCK
  }
}
