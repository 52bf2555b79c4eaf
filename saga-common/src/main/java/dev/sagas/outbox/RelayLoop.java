package dev.sagas.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private static final Duration FULL_SWEEP_EVERY = Duration.ofSeconds(30);

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
    this.pending = new PendingKeys(settings.pendingKeys());
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
      pending.hint(relay.publishHeads(keys));
    } catch (BrokerUnavailableException | RuntimeException | Error e) {
      pending.hint(keys);
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
   * Looks for rows behind the last position at which nothing was left, so that its cost does not
   * depend on dead rows before it, and now and then from the start: a slow transaction commits
   * behind the position.
   */
  private final class Sweep implements Turn {

    private long floor;
    private long highest;
    private Instant nextFull = Instant.MIN;

    @Override
    public void take() throws InterruptedException, BrokerUnavailableException {
      pending.awaitSweep(settings.sweepInterval());
      boolean full = !clock.instant().isBefore(nextFull);
      if (full) {
        nextFull = clock.instant().plus(FULL_SWEEP_EVERY);
        floor = 0;
      }
      sweepFrom(floor);
      while (relay.publishDue() == settings.batchSize()) {
        log.debug("More scheduled events are due");
      }
    }

    private void sweepFrom(long start) throws InterruptedException {
      long first = Long.MAX_VALUE;
      long position = start;
      OutboxStore.Page page;
      do {
        pending.awaitRoom();
        page = store.rowsAfter(position, settings.batchSize(), clock.instant());
        first = page.rows() == 0 ? first : Math.min(first, page.first());
        position = page.last();
        pending.hint(page.keys());
      } while (page.rows() == settings.batchSize() && isRunning());
      highest = Math.max(highest, position);
      floor = first == Long.MAX_VALUE ? highest : first - 1;
    }
  }
}
