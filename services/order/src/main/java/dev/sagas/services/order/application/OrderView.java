package dev.sagas.services.order.application;

import dev.sagas.services.order.domain.Cancellation;
import dev.sagas.services.order.domain.CancellationReason;
import dev.sagas.services.order.domain.Money;
import dev.sagas.services.order.domain.Order;
import dev.sagas.services.order.domain.OrderLine;
import dev.sagas.services.order.domain.OrderProgress;
import dev.sagas.services.order.domain.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as customers see it.
 *
 * @param reason why it is cancelled; null unless CANCELLING or CANCELLED
 * @param reasonDetail what more is known of the reason; null when nothing is
 * @param updatedAt when the state last changed
 */
public record OrderView(
    UUID id,
    UUID customerId,
    OrderState state,
    @Nullable CancellationReason reason,
    @Nullable String reasonDetail,
    List<OrderLine> lines,
    Money total,
    Instant placedAt,
    Instant updatedAt) {

  /** The view of {@code order}; reads its lines, so it needs the order's transaction. */
  public static OrderView of(Order order) {
    OrderProgress progress = order.progress();
    Cancellation cancellation = progress.cancellation();
    return new OrderView(
        order.id(),
        progress.customerId(),
        progress.state(),
        cancellation == null ? null : cancellation.reason(),
        cancellation == null ? null : cancellation.detail(),
        order.lines(),
        progress.total(),
        order.placedAt(),
        order.updatedAt());
  }
}
