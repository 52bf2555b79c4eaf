package dev.sagas.benchmarks.gruelbox;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.SpringInstantiator;
import com.gruelbox.transactionoutbox.SpringTransactionManager;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import dev.sagas.benchmarks.contest.ConfirmedPublisher;
import dev.sagas.benchmarks.contest.SpringContender;
import dev.sagas.benchmarks.contest.Work;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;

/** The transaction-outbox of gruelbox, unordered, on eight threads. */
public final class Gruelbox extends SpringContender {

  private static final int THREADS = 8;
  private static final int TRIES = 10_000;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
  private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor();

  /** Not started yet. */
  public Gruelbox() {
    super(Shop.class, ConfirmedPublisher.SETTINGS);
  }

  @Override
  protected Consumer<Work> outboxOf(ConfigurableApplicationContext first) {
    TransactionOutbox outbox =
        TransactionOutbox.builder()
            .transactionManager(first.getBean(SpringTransactionManager.class))
            .instantiator(first.getBean(SpringInstantiator.class))
            .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
            .submitter(Submitter.withExecutor(task -> workers.execute(gate().behind(task))))
            .attemptFrequency(BETWEEN_TRIES)
            .blockAfterAttempts(TRIES)
            .build();
    var unused =
        flusher.scheduleWithFixedDelay(
            gate().behind(outbox::flush), 0, BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
    return work ->
        outbox.schedule(ConfirmedPublisher.class).publish(work.route(), work.event().json());
  }

  @Override
  public void close() {
    flusher.shutdownNow();
    workers.shutdownNow();
    super.close();
  }
}
