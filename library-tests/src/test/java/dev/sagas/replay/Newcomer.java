package dev.sagas.replay;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service notification, which joins late, reacts to the same, and calls the outside world. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Calls.Careful.class, Calls.Bold.class, Calls.Following.class})
@Participant(
    value = "notification",
    publishes =
        @Publishes(type = "notification.mail-requested.v1", body = Newcomer.MailRequested.class))
public class Newcomer {

  private final Standings standings;

  Newcomer(JdbcTemplate jdbc) {
    standings = new Standings(jdbc);
  }

  /** Runs in a process of its own, which can be killed. Arguments are Spring's. */
  public static void main(String... arguments) {
    new SpringApplicationBuilder(Newcomer.class).web(WebApplicationType.NONE).run(arguments);
  }

  record Order(long amount) {}

  record MailRequested(long amount) {}

  @Handles("order.placed.v1")
  @Emits("notification.mail-requested.v1")
  Reaction placed(Order order, EventContext context) {
    standings.add(context, order.amount());
    return order.amount() == 0 ? Reaction.done(new MailRequested(order.amount())) : Reaction.done();
  }

  @Handles("order.cancelled.v1")
  Reaction cancelled(Order order, EventContext context) {
    standings.add(context, -order.amount());
    return Reaction.done();
  }
}
