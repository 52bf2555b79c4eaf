package dev.sagas.benchmarks.namastack;

import dev.sagas.benchmarks.contest.ConfirmedPublisher;
import dev.sagas.benchmarks.contest.SpringContender;
import dev.sagas.benchmarks.contest.Work;
import io.namastack.outbox.Outbox;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;

/** The outbox of Namastack in JDBC: large batches, short pauses, eight threads, rows deleted. */
public final class Namastack extends SpringContender {

  /** Not started yet. */
  public Namastack() {
    super(Shop.class, settings());
  }

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(ConfirmedPublisher.SETTINGS);
    settings.put("namastack.outbox.polling.batch-size", 1_000);
    settings.put("namastack.outbox.polling.fixed.interval", "100ms");
    settings.put("namastack.outbox.processing.executor-core-pool-size", 8);
    settings.put("namastack.outbox.processing.executor-max-pool-size", 8);
    settings.put("namastack.outbox.processing.delete-completed-records", true);
    settings.put("namastack.outbox.retry.policy", "fixed");
    settings.put("namastack.outbox.retry.fixed.delay", "1s");
    settings.put("namastack.outbox.retry.max-retries", 10_000);
    return settings;
  }

  @Override
  protected Consumer<Work> outboxOf(ConfigurableApplicationContext first) {
    Outbox outbox = first.getBean(Outbox.class);
    return work -> outbox.schedule(new Event(work.route(), work.event().json()), work.key());
  }
}
