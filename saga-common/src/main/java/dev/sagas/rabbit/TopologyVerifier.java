package dev.sagas.rabbit;

import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.rabbit.TopologyProblem.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Verifies the topology before the service publishes or listens, and goes on doing so.
 *
 * <p>Confirms and {@code mandatory} cannot see a single missing binding, so this is the guard. A
 * topology that would lose events stops the start. A broker that cannot be reached does not: the
 * service starts, warns once, and the check is repeated until it gets an answer and then at its
 * interval; what it finds then is reported by {@link TopologyStatus} and the log.
 */
public final class TopologyVerifier implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(TopologyVerifier.class);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

  private static final Duration SUSPICION = Duration.ofSeconds(2);

  private final Set<String> suspected = ConcurrentHashMap.newKeySet();
  private final TopologyLook look;
  private final TopologyStatus status;
  private final TopologySettings settings;
  private final String service;
  private volatile @Nullable ScheduledExecutorService checks;

  /**
   * Verifies what {@code choreography} needs and tells {@code status}.
   *
   * @param ledger keeps when each part was right, over restarts
   * @param restorer re-creates what is missing; null: it is only reported
   */
  public TopologyVerifier(
      ServiceChoreography choreography,
      TopologySettings settings,
      TopologyStatus status,
      DeliveryLedger ledger,
      @Nullable TopologyRestorer restorer,
      Clock clock) {
    TopologyCheck check = new TopologyCheck(TopologyNeeds.of(choreography, settings.retryLadder()));
    this.look = new TopologyLook(new ManagementApi(settings), check, ledger, restorer, clock);
    this.status = status;
    this.settings = settings;
    this.service = choreography.service();
  }

  /**
   * Checks, and starts the repeated checks. Where the topology is restored, waits a while for what
   * only other services can restore.
   *
   * @throws TopologyException if the broker answered, and its topology would lose events
   */
  @Override
  public void start() {
    if (!settings.verify()) {
      LOG.warn("The topology of '{}' is not verified: saga.topology.verify is false", service);
      return;
    }
    boolean answered = checkAndRestore();
    List<TopologyProblem> problems = status.latest().problems();
    if (!problems.isEmpty()) {
      throw new TopologyException(service, problems);
    }
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(this::thread);
    checks = executor;
    repeat(executor, answered ? settings.checkInterval() : firstRetry());
  }

  private void repeat(ScheduledExecutorService executor, Duration delay) {
    var unused =
        executor.schedule(
            () -> {
              boolean known = recheck();
              Duration doubled = shorter(delay.multipliedBy(2), settings.checkInterval());
              if (!executor.isShutdown()) {
                repeat(executor, known ? interval() : doubled);
              }
            },
            delay.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /**
   * Looks soon, and takes {@code part} for one that was missing, though it may be there again by
   * then: a queue that was deleted and made again has lost what it held.
   */
  public void suspect(String part) {
    ScheduledExecutorService executor = checks;
    // Every consumer tells of the one deletion.
    if (executor != null && !executor.isShutdown() && suspected.add(part)) {
      var unused =
          executor.schedule(
              () -> {
                suspected.remove(part);
                look.suspect(part);
                recheck();
              },
              SUSPICION.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  /** Sooner while something is wrong: its end closes the gap. */
  private Duration interval() {
    boolean wrong = status.latest().state() == TopologyStatus.State.PROBLEMS;
    return wrong ? settings.checkInterval().dividedBy(5) : settings.checkInterval();
  }

  private boolean checkAndRestore() {
    long patience = settings.checkInterval().multipliedBy(2).toNanos();
    long began = System.nanoTime();
    boolean answered = checkOnce();
    while (answered && waitsForOthers() && System.nanoTime() - began < patience) {
      LockSupport.parkNanos(firstRetry().toNanos());
      answered = checkOnce();
    }
    return answered;
  }

  private boolean waitsForOthers() {
    List<TopologyProblem> problems = status.latest().problems();
    return look.restores()
        && !problems.isEmpty()
        && problems.stream().noneMatch(it -> it.kind() == Kind.ACCESS)
        && !Thread.currentThread().isInterrupted();
  }

  private boolean recheck() {
    try {
      return checkOnce();
    } catch (RuntimeException e) {
      // The guard must outlive whatever one check trips over.
      LOG.error("The topology of '{}' could not be checked", service, e);
      return false;
    }
  }

  /** Returns whether the broker answered; the result is in the status. */
  private boolean checkOnce() {
    try {
      found(look.problems());
      return true;
    } catch (ManagementRefusedException e) {
      found(List.of(e.problem()));
      return true;
    } catch (ManagementUnavailableException e) {
      boolean stopping = Thread.currentThread().isInterrupted();
      if (!stopping && status.unreachable(String.valueOf(e.getMessage()))) {
        LOG.warn(
            "The topology of '{}' cannot be verified now, and is checked again until it can: {}",
            service,
            e.getMessage());
      }
      return false;
    }
  }

  private void found(List<TopologyProblem> problems) {
    boolean first = status.latest().checkedAt() == null;
    if (!status.answered(problems) || (first && checks == null)) {
      return;
    }
    if (problems.isEmpty()) {
      LOG.info("The topology of '{}' is as it must be", service);
    } else {
      LOG.error("{}", new TopologyException(service, problems).getMessage());
    }
  }

  private Duration firstRetry() {
    return shorter(FIRST_RETRY, settings.checkInterval());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "saga-topology-" + service);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void stop() {
    ScheduledExecutorService executor = checks;
    if (executor != null) {
      executor.shutdownNow();
      checks = null;
    }
  }

  @Override
  public boolean isRunning() {
    return checks != null;
  }

  /** Before everything that publishes or listens. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
