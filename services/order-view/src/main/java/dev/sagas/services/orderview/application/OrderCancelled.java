package dev.sagas.services.orderview.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code order.cancelled}. */
public record OrderCancelled(UUID orderId, String reason, @Nullable String detail) {}
