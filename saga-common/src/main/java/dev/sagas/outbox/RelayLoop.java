package dev.sagas.outbox;

import dev.sagas.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the relay: workers publish the keys that commits told of, a sweep finds what no commit of
 * this process told of (a crashed instance's rows, lost hints, retries, due deadlines). While the
 * broker is unavailable all of them pause, ever longer, and go on by themselves.
 */
public final class RelayLoop implements SmartLifecycle {

  /** Starts before, and stops after, everything that emits events. */
  public static final int PHASE = 0;

  private static final Logger log = LoggerFactory.getLogger(RelayLoop.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int PAGES_AT_ONCE = 100;
  private static final int PAGES_WHILE_BUSY = 10;
  private static final Duration BUSY_PAUSE = Duration.ofMillis(10);

  private final Relay relay;
  private final OutboxStore store;
  private final RelaySettings settings;
  private final Clock clock;
  private final PendingKeys pending;
  private final List<Thread> threads = new ArrayList<>();
  private volatile CountDownLatch stopped = new CountDownLatch(0);

  /** A loop that is not started yet. */
  public RelayLoop(Relay relay, OutboxStore store, RelaySettings settings, Clock clock) {
    this.relay = relay;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.pending = new PendingKeys(settings.pendingKeys(), busyPauses(settings.sweepInterval()));
  }

  /** The sweep finds them again anyway. */
  private static Backoff busyPauses(Duration sweepInterval) {
    boolean shorter = BUSY_PAUSE.compareTo(sweepInterval) < 0;
    return new Backoff(shorter ? BUSY_PAUSE : sweepInterval, sweepInterval);
  }

  /** Tells of keys whose events were committed; returns at once. */
  public void wake(Collection<String> keys) {
    pending.hint(keys);
  }

  @Override
  public synchronized void start() {
    stopped = new CountDownLatch(1);
    pending.open();
    for (int i = 1; i <= settings.workers(); i++) {
      run("saga-relay-" + i, this::work);
    }
    run("saga-relay-sweep", new Sweep());
  }

  @Override
  public synchronized void stop() {
    stopped.countDown();
    pending.close();
    threads.forEach(RelayLoop::end);
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void run(String name, Turn turn) {
    Thread thread = new Thread(() -> repeat(turn), name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void repeat(Turn turn) {
    int failures = 0;
    while (isRunning()) {
      try {
        turn.take();
        failures = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (BrokerUnavailableException | RuntimeException | Error e) {
        // Errors too: a relay that ended would leave events behind until the process is restarted.
        pause(++failures, e);
      }
    }
  }

  private void pause(int failures, Throwable cause) {
    Duration pause = settings.outage().after(failures);
    if (failures == 1 && isRunning()) {
      log.warn("Relay pauses, events stay in the outbox: {}", describe(cause));
    }
    log.debug("Relay failed {} times, next try in {}", failures, pause, cause);
    try {
      if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("Relay stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What failed and what was at the bottom of it; the causes between repeat the latter. */
  private static String describe(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == failure ? failure.toString() : failure + " (" + root + ")";
  }

  private void work() throws InterruptedException, BrokerUnavailableException {
    List<String> keys = pending.take(settings.batchSize(), settings.sweepInterval());
    if (keys.isEmpty()) {
      return;
    }
    try {
      Relay.Progress progress = relay.publish(keys);
      pending.settle(keys, progress.ready(), progress.busy());
    } catch (BrokerUnavailableException | RuntimeException | Error e) {
      pending.settle(keys, keys, List.of());
      throw e;
    }
  }

  /** Lets the batch that is on its way end: what is confirmed need not be published again. */
  private static void end(Thread thread) {
    try {
      thread.join(PATIENCE.toMillis());
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @FunctionalInterface
  private interface Turn {
    void take() throws InterruptedException, BrokerUnavailableException;
  }

  /**
   * Looks for rows from where everything before is done with, and for scheduled ones. In a large
   * backlog it goes on where it has stopped the time before, and looks at little while the workers
   * have enough to do: to look through all of it each time would cost more than to publish it.
   */
  private final class Sweep implements Turn {

    private long position;

    @Override
    public void take() throws InterruptedException, BrokerUnavailableException {
      pending.awaitSweep(settings.sweepInterval());
      position = Math.max(position, store.settled());
      for (int pages = 0; isRunning() && pages < mostPages(); pages++) {
        pending.awaitRoom();
        OutboxStore.Page page = store.rowsAfter(position, settings.batchSize(), clock.instant());
        pending.hint(page.keys());
        position = page.last();
        if (page.rows() < settings.batchSize()) {
          position = 0;
          break;
        }
      }
      while (relay.publishDue() == settings.batchSize()) {
        log.debug("More scheduled events are due");
      }
    }

    private int mostPages() {
      int enough = settings.workers() * settings.batchSize();
      return pending.size() > enough ? PAGES_WHILE_BUSY : PAGES_AT_ONCE;
    }
  }
}
