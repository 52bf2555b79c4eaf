package dev.sagas.services.order.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of an order's state.
 *
 * @param state the state that was entered
 * @param cancellation why, in and after a cancellation; otherwise null
 * @param at when
 */
@Embeddable
public record StateChange(
    @Enumerated(EnumType.STRING) OrderState state,
    @Embedded @Nullable Cancellation cancellation,
    @Column(name = "changed_at") Instant at) {}
