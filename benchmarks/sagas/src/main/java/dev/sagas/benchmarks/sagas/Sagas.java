package dev.sagas.benchmarks.sagas;

import dev.sagas.benchmarks.contest.Growing;
import dev.sagas.benchmarks.contest.SpringContender;
import dev.sagas.benchmarks.contest.Work;
import dev.sagas.event.NewEvent;
import dev.sagas.outbox.Outbox;
import dev.sagas.outbox.RelayLoop;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox of saga-common, as an application gets it. */
public final class Sagas extends SpringContender implements Growing {

  private static final String STOCK =
      """
      insert into saga.outbox (event_id, event_type, saga_id, ordering_key, occurred_at, body)
      select gen_random_uuid(), ?, gen_random_uuid(), 'key-' || n %% %1$d, now(),
             rpad('{"number":' || n || ',"key":"key-' || n %% %1$d || '","place":' || n / %1$d
                  || ',"padding":"', 498, 'x') || '"}'
      from generate_series(0, ? - 1) n
      """
          .formatted(Work.KEYS);

  /** The contest has the one queue that all contenders have, and no event log. */
  private static final Map<String, String> SETTINGS =
      Map.of("spring.flyway.enabled", "false", "saga.topology.verify", "false");

  /** Not started yet. */
  public Sagas() {
    super(Bench.class, SETTINGS);
  }

  @Override
  protected Consumer<Work> outboxOf(ConfigurableApplicationContext first) {
    first.getBean(RelayLoop.class).stop();
    Outbox outbox = first.getBean(Outbox.class);
    return work -> outbox.append(List.of(NewEvent.of(body(work)).withKey(work.key())));
  }

  @Override
  public void start() {
    first().getBean(RelayLoop.class).start();
  }

  @Override
  public void pause() {
    first().getBean(RelayLoop.class).stop();
  }

  @Override
  public void startAnother() {
    startInstance();
  }

  @Override
  public void stock(long events) {
    first().getBean(JdbcTemplate.class).update(STOCK, Work.ROUTED, events);
  }

  private static Object body(Work work) {
    Work.Measured event = work.event();
    return work.route().equals(Work.ROUTED)
        ? new Measured(event.number(), event.key(), event.place(), event.padding())
        : new Forgotten(event.number(), event.key(), event.place(), event.padding());
  }
}
