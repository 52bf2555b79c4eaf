package dev.sagas.benchmarks.modulith;

import dev.sagas.benchmarks.contest.SpringContender;
import dev.sagas.benchmarks.contest.Work;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;

/** Spring Modulith's registry of event publications in JDBC, which publishes to RabbitMQ. */
public final class Modulith extends SpringContender {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "spring.rabbitmq.publisher-confirm-type",
          "correlated",
          "spring.modulith.events.jdbc.schema-initialization.enabled",
          "true");

  /** Not started yet. */
  public Modulith() {
    super(Shop.class, SETTINGS);
  }

  @Override
  protected Consumer<Work> outboxOf(ConfigurableApplicationContext first) {
    return work -> first.publishEvent(body(work));
  }

  private static Object body(Work work) {
    Work.Measured event = work.event();
    return work.route().equals(Work.ROUTED)
        ? new Measured(event.number(), event.key(), event.place(), event.padding())
        : new Forgotten(event.number(), event.key(), event.place(), event.padding());
  }
}
