package dev.sagas.services.order.messaging;

import java.util.UUID;

/**
 * Read from the refusals of customer and payment.
 *
 * @param reason the refusing participant's code; passed on, never interpreted
 */
public record Refusal(UUID orderId, String reason) {}
