package dev.sagas.services.order.domain;

import java.util.UUID;

/** Scheduled when an order is placed: by now it should be confirmed. */
public record OrderDeadlinePassed(UUID orderId) implements OrderEvent {}
