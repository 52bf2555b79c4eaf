package dev.sagas.services.orderview.web;

import dev.sagas.services.orderview.domain.Line;
import dev.sagas.services.orderview.domain.Money;
import dev.sagas.services.orderview.domain.Part;
import dev.sagas.services.orderview.domain.Saga;
import dev.sagas.services.orderview.domain.SagaState;
import dev.sagas.services.orderview.domain.Standing;
import dev.sagas.services.orderview.domain.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A saga as it is answered. */
record SagaBody(
    UUID id,
    SagaState state,
    boolean stuck,
    Map<Part, Standing> parts,
    @Nullable UUID customerId,
    @Nullable String customerName,
    List<Line> lines,
    @Nullable Money total,
    @Nullable String paymentMethod,
    @Nullable String reason,
    @Nullable String detail,
    Instant beganAt,
    Instant stateSince,
    Instant updatedAt,
    List<Wait> waitsFor) {

  static SagaBody of(Saga saga, boolean stuck) {
    return new SagaBody(
        saga.orderId(),
        saga.state(),
        stuck,
        saga.standings(),
        saga.customerId(),
        saga.customerName(),
        saga.lines(),
        saga.total(),
        saga.paymentMethod(),
        saga.reason(),
        saga.detail(),
        saga.beganAt(),
        saga.stateSince(),
        saga.updatedAt(),
        saga.waits());
  }
}
