package dev.sagas.drift;

import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Participant;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service customer, which notes each event that it handles in the handler's transaction. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Participant("customer")
public class Till {

  /** Handlers wait for this. */
  static volatile CountDownLatch open = new CountDownLatch(0);

  /** Events of this saga fail, and are retried. */
  static volatile UUID failing = new UUID(0, 0);

  private final JdbcTemplate jdbc;

  Till(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  record Order(String orderId) {}

  @Handles("order.placed.v1")
  Reaction placed(Order order, EventContext context) {
    return handle(context);
  }

  @Handles("order.cancelled.v1")
  Reaction cancelled(Order order, EventContext context) {
    return handle(context);
  }

  private Reaction handle(EventContext context) {
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (context.sagaId().equals(failing)) {
      throw new IllegalStateException("fails until it is told better");
    }
    jdbc.update("insert into effects (event_id) values (?)", context.eventId());
    return Reaction.done();
  }
}
