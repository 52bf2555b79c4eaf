package dev.sagas.replay;

import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Participant;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service customer, which is there from the start. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Participant("customer")
public class Veteran {

  private final Standings standings;

  Veteran(JdbcTemplate jdbc) {
    standings = new Standings(jdbc);
  }

  record Order(long amount) {}

  @Handles("order.placed.v1")
  Reaction placed(Order order, EventContext context) {
    standings.add(context, order.amount());
    return Reaction.done();
  }

  @Handles("order.cancelled.v1")
  Reaction cancelled(Order order, EventContext context) {
    standings.add(context, -order.amount());
    return Reaction.done();
  }
}
