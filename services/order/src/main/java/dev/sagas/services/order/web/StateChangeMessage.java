package dev.sagas.services.order.web;

import dev.sagas.services.order.application.NumberedChange;
import dev.sagas.services.order.domain.Cancellation;
import dev.sagas.services.order.domain.CancellationReason;
import dev.sagas.services.order.domain.OrderState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of one server-sent event. */
record StateChangeMessage(
    UUID orderId,
    OrderState state,
    @Nullable CancellationReason reason,
    @Nullable String reasonDetail,
    Instant at) {

  static StateChangeMessage of(NumberedChange numbered) {
    Cancellation cancellation = numbered.change().cancellation();
    return new StateChangeMessage(
        numbered.orderId(),
        numbered.change().state(),
        cancellation == null ? null : cancellation.reason(),
        cancellation == null ? null : cancellation.detail(),
        numbered.change().at());
  }
}
