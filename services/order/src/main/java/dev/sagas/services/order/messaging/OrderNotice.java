package dev.sagas.services.order.messaging;

import java.util.UUID;

/** Read from events of which only the order matters. */
public record OrderNotice(UUID orderId) {}
