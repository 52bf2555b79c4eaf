package dev.sagas.deadletter;

import dev.sagas.choreography.Compensates;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Step;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;
import dev.sagas.retry.ParkException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A service that rejects every event until it is told better. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Participant("customer")
public class StubbornCustomer {

  static final AtomicBoolean STUBBORN = new AtomicBoolean(true);
  static final List<EventContext> HANDLED = new CopyOnWriteArrayList<>();

  record Order(String orderId) {}

  @Handles("order.placed.v1")
  @Step("reserve-credit")
  Reaction reserve(Order order, EventContext context) {
    return handle(context);
  }

  @Handles("order.cancelled.v1")
  @Compensates("reserve-credit")
  Reaction release(Order order, EventContext context) {
    return handle(context);
  }

  private static Reaction handle(EventContext context) {
    if (STUBBORN.get()) {
      throw new ParkException("not in the mood");
    }
    HANDLED.add(context);
    return Reaction.done();
  }

  static List<EventContext> handled(UUID eventId) {
    return HANDLED.stream().filter(context -> context.eventId().equals(eventId)).toList();
  }
}
