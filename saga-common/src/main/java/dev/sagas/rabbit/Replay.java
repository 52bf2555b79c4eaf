package dev.sagas.rabbit;

import dev.sagas.choreography.DeclaredHandler;
import dev.sagas.choreography.NeededBinding;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.event.UuidV7;
import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.replay.ReplayProgress;
import dev.sagas.replay.ReplayProgress.State;
import dev.sagas.replay.ReplayRules;
import dev.sagas.replay.ReplayStart;
import dev.sagas.replay.ReplayStore;
import dev.sagas.retry.Backoff;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings history to a service that joins late: copies what the event log holds of the types that it
 * handles to its own inbox queue, up to a mark that it puts into the log when the replay begins.
 * What comes after the mark comes live.
 *
 * <p>Guarantee: progress is kept after each batch that the queue has confirmed, so a crash resumes
 * and loses nothing; an event that comes both ways takes effect once, by the inbox. One instance of
 * a service works at a time. Copies are marked as replayed, and so is what they cause: no handler
 * that calls the outside world is called for them, unless it says that it may be.
 *
 * <p>Not guaranteed is order: history and live events are handled side by side.
 */
public final class Replay implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final Duration TOLD_EVERY = Duration.ofSeconds(10);
  private static final Duration ROOM_POLL = Duration.ofMillis(100);

  /** A quorum queue keeps what waits in memory, too. */
  private static final int MOST_WAITING = 10_000;

  private final ReplayProgress asked;
  private final ReplayStore store;
  private final ReplayRules rules;
  private final BrokerLink link;
  private final LogMark marks;
  private final InboxCopier copier;
  private final Clock clock;
  private final String service;
  private final String inbox;
  private final Set<NeededBinding> wanted;
  private final String instance;
  private final PatientWorker worker;

  /**
   * A replay that is not started yet.
   *
   * @param id names it; one of this name that has ended is not run again
   * @param link under an account that may read the event log
   * @param sender publishes as the service itself
   */
  public Replay(
      String id,
      ReplayStart start,
      ServiceChoreography choreography,
      BrokerLink link,
      ConfirmedSender sender,
      DeliveryLedger ledger,
      ReplayStore store,
      ReplayRules rules,
      CopyObserver observer,
      Backoff outage,
      Clock clock) {
    this.asked = ReplayProgress.begin(id, start, UuidV7.next(clock), clock.instant());
    this.store = store;
    this.rules = rules;
    this.link = link;
    this.marks = new LogMark(sender, choreography.names(), clock);
    this.copier = new InboxCopier(sender, choreography.names(), ledger, observer, true);
    this.clock = clock;
    this.service = choreography.service();
    this.inbox = choreography.names().inbox();
    this.wanted = wanted(choreography);
    this.instance = service + " " + UUID.randomUUID();
    this.worker = new PatientWorker("replay for " + service, this::replay, POLL, outage);
  }

  /** A type is left out when all that it would reach is a handler that must not get it. */
  private static Set<NeededBinding> wanted(ServiceChoreography choreography) {
    Set<String> types =
        choreography.handlers().stream()
            .filter(DeclaredHandler::getsHistory)
            .map(handler -> handler.event().toString())
            .collect(Collectors.toSet());
    return choreography.inboxBindings().stream()
        .filter(binding -> types.contains(binding.routingKey()))
        .collect(Collectors.toSet());
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }

  /** False once there is nothing left to be done, by whichever instance. */
  private boolean replay()
      throws IOException, TimeoutException, UnconfirmedException, InterruptedException {
    Instant now = clock.instant();
    Optional<ReplayProgress> claimed = store.claim(asked, instance, now, now.plus(LEASE));
    if (claimed.isEmpty()) {
      return store.all().stream()
          .anyMatch(it -> it.id().equals(asked.id()) && it.state() == State.RUNNING);
    }
    ReplayProgress progress = claimed.get();
    Optional<String> refusal =
        progress.next() == null
            ? rules.refusal(progress.start(), store.serviceBegan(), now)
            : Optional.empty();
    if (refusal.isPresent()) {
      LOG.error("Replay '{}' for '{}' is refused: {}", progress.id(), service, refusal.get());
      save(progress.refused(refusal.get(), now));
      return false;
    }
    LOG.info("Replay '{}' for '{}' begins at {}", progress.id(), service, place(progress));
    return !copy(progress);
  }

  private static String place(ReplayProgress progress) {
    return progress.next() == null ? progress.start().toString() : "offset " + progress.next();
  }

  /** Whether this instance has brought it to its end. */
  private boolean copy(ReplayProgress from)
      throws IOException, TimeoutException, UnconfirmedException, InterruptedException {
    ReplayProgress progress = from;
    Instant told = clock.instant();
    try (LogReading log = open(progress)) {
      while (!log.ended()) {
        if (!awaitRoom(log, progress)) {
          return false;
        }
        LogReading.Batch batch = log.next();
        progress =
            progress.read(
                batch.next(), batch.reached(), batch.next() - batch.first(), batch.copiedInAll());
        if (log.ended()) {
          progress = progress.ended(clock.instant());
        }
        if (!save(progress)) {
          LOG.info("Another instance of '{}' goes on with replay '{}'", service, progress.id());
          return false;
        }
        log.done(batch);
        told = tell(progress, told);
      }
    }
    LOG.info(
        "Replay '{}' for '{}' has ended: {} events read, {} of them handled here",
        progress.id(),
        service,
        progress.read(),
        progress.copied());
    return true;
  }

  private Instant tell(ReplayProgress progress, Instant told) {
    Instant now = clock.instant();
    if (told.plus(TOLD_EVERY).isAfter(now)) {
      return told;
    }
    LOG.info(
        "Replay '{}' for '{}' has come to {}: {} events read, {} of them handled here",
        progress.id(),
        service,
        progress.reached(),
        progress.read(),
        progress.copied());
    return now;
  }

  /** Begins to read; the mark comes after, so that it cannot stand before the beginning. */
  private LogReading open(ReplayProgress progress)
      throws IOException, TimeoutException, UnconfirmedException {
    EventLogReader reader = reader(progress);
    try {
      String mark = marks.put(progress.mark());
      return new LogReading(reader, copier, mark, null, wanted);
    } catch (UnconfirmedException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private EventLogReader reader(ReplayProgress progress) throws IOException, TimeoutException {
    Long next = progress.next();
    return EventLogReader.from(link, next == null ? progress.start() : new ReplayStart.At(next));
  }

  /** False if another instance has taken the replay meanwhile. */
  private boolean awaitRoom(LogReading log, ReplayProgress progress)
      throws IOException, InterruptedException {
    Instant kept = clock.instant();
    while (log.waitingIn(inbox) >= MOST_WAITING) {
      TimeUnit.MILLISECONDS.sleep(ROOM_POLL.toMillis());
      if (clock.instant().isAfter(kept.plus(LEASE.dividedBy(2)))) {
        kept = clock.instant();
        if (!save(progress)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean save(ReplayProgress progress) {
    return store.save(progress, instance, clock.instant().plus(LEASE));
  }
}
