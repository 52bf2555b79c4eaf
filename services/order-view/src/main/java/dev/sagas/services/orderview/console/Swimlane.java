package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.domain.SagaEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saga's events by service and time.
 *
 * @param services a lane each, in the order in which they come in
 * @param steps a row each, the earliest first
 */
public record Swimlane(List<String> services, List<Step> steps) {

  private static final Set<String> UNDO =
      Set.of(
          "order.cancelled.v1",
          "order.closed.v1",
          "customer.credit-released.v1",
          "inventory.stock-released.v1",
          "payment.release-requested.v1",
          "payment.released.v1");

  private static final Set<String> REFUSAL =
      Set.of(
          "customer.credit-rejected.v1",
          "inventory.stock-rejected.v1",
          "payment.declined.v1",
          "payment.capture-failed.v1",
          "order.deadline-passed.v1",
          "notification.failed.v1");

  /**
   * One event in its lane.
   *
   * @param lane the number of its lane, from 1
   * @param since how long after the saga's first event
   * @param took how long after its cause; null when that is not among the saga's events
   * @param cause the type of its cause; null likewise
   * @param kind {@code step}, {@code refusal} or {@code compensation}
   */
  public record Step(
      SagaEvent event,
      int lane,
      Duration since,
      @Nullable Duration took,
      @Nullable String cause,
      String kind) {}

  static Swimlane of(List<SagaEvent> timeline) {
    List<String> services = timeline.stream().map(SagaEvent::service).distinct().toList();
    Map<UUID, SagaEvent> byId = new HashMap<>();
    timeline.forEach(event -> byId.put(event.id(), event));
    List<Step> steps = new ArrayList<>();
    for (SagaEvent event : timeline) {
      UUID causation = event.causationId();
      SagaEvent cause = causation == null ? null : byId.get(causation);
      steps.add(
          new Step(
              event,
              services.indexOf(event.service()) + 1,
              Duration.between(timeline.get(0).occurredAt(), event.occurredAt()),
              cause == null ? null : Duration.between(cause.occurredAt(), event.occurredAt()),
              cause == null ? null : cause.type(),
              kind(event.type())));
    }
    return new Swimlane(services, steps);
  }

  private static String kind(String type) {
    if (UNDO.contains(type)) {
      return "compensation";
    }
    return REFUSAL.contains(type) ? "refusal" : "step";
  }
}
