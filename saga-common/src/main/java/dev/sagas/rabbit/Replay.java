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
 * a service works at a time. Copies of what occurred before the replay began are marked as
 * replayed, and so is what they cause: no handler that calls the outside world is called for them,
 * unless it says that it may be.
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
  private final ReplayGate gate;
  private final BrokerLink link;
  private final LogMark marks;
  private final InboxCopier copier;
  private final Clock clock;
  private final String service;
  private final String inbox;
  private final Set<NeededBinding> wanted;
  private final Set<NeededBinding> wantedOfHistory;
  private final String instance;
  private final PatientWorker worker;
  private volatile boolean holding;
  private boolean toldOfAnotherStart;

  /**
   * A replay that is not started yet.
   *
   * @param id names it; one of this name that has ended is not run again
   * @param gate opens when the mark may be put
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
      ReplayGate gate,
      CopyObserver observer,
      Backoff outage,
      Clock clock) {
    this.asked = ReplayProgress.begin(id, start, UuidV7.next(clock), clock.instant());
    this.store = store;
    this.rules = rules;
    this.gate = gate;
    this.link = link;
    this.marks = new LogMark(sender, choreography.names(), clock);
    this.copier = new InboxCopier(sender, choreography.names(), ledger, observer);
    this.clock = clock;
    this.service = choreography.service();
    this.inbox = choreography.names().inbox();
    this.wanted = choreography.inboxBindings();
    this.wantedOfHistory = wantedOfHistory(choreography);
    this.instance = service + " " + UUID.randomUUID();
    this.worker = new PatientWorker("replay for " + service, this::replay, POLL, outage);
  }

  /** A type is left out when all that it would reach is a handler that must not get it. */
  private static Set<NeededBinding> wantedOfHistory(ServiceChoreography choreography) {
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

  /** Leaves the rest to others at once. */
  @Override
  public void stop() {
    worker.stop();
    if (!holding) {
      return;
    }
    try {
      store.release(asked.id(), instance, clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("Replay '{}' for '{}' is left to others in {} only", asked.id(), service, LEASE, e);
    }
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }

  /** Does what there is to do; false once nothing is left of it, for this instance. */
  boolean replay()
      throws IOException, TimeoutException, UnconfirmedException, InterruptedException {
    Instant now = clock.instant();
    Optional<ReplayProgress> claimed = store.claim(asked, instance, now, now.plus(LEASE));
    holding = claimed.isPresent();
    if (claimed.isEmpty()) {
      return isAnothers();
    }
    ReplayProgress progress = claimed.get();
    compare(progress);
    Instant began = store.serviceBegan();
    Optional<String> refusal = rules.refusal(progress, began, now);
    if (refusal.isPresent()) {
      return refuse(progress, refusal.get());
    }
    // One that has read something has put its mark.
    if (progress.next() == null && !gate.isOpen()) {
      return true;
    }
    if (progress.place() instanceof ReplayStart.At at) {
      long end = end(progress);
      if (at.offset() > end) {
        return refuse(progress, pastTheEnd(progress, at.offset(), end));
      }
    }
    LOG.info("Replay '{}' for '{}' begins at {}", progress.id(), service, place(progress));
    return copy(progress, began);
  }

  /** Whether another instance works on it, and may leave it to this one. */
  private boolean isAnothers() {
    Optional<ReplayProgress> known =
        store.all().stream().filter(it -> it.id().equals(asked.id())).findFirst();
    known.ifPresent(this::compare);
    boolean ended = known.filter(it -> it.state() == State.ENDED).isPresent();
    if (ended) {
      LOG.info("Replay '{}' for '{}' has ended before: nothing to do", asked.id(), service);
    }
    return !ended;
  }

  /** By its id it is run once, wherever it began. */
  private void compare(ReplayProgress known) {
    if (!known.start().equals(asked.start()) && !toldOfAnotherStart) {
      toldOfAnotherStart = true;
      LOG.error(
          "Replay '{}' for '{}' runs or ran from {}; asking for {} needs another saga.replay.id",
          known.id(),
          service,
          known.start(),
          asked.start());
    }
  }

  /** Always false: nothing is left to be done before the next start. */
  private boolean refuse(ReplayProgress progress, String reason) {
    if (save(progress.refused(reason, clock.instant()))) {
      LOG.error("Replay '{}' for '{}' is refused: {}", progress.id(), service, reason);
    }
    return false;
  }

  private static String pastTheEnd(ReplayProgress progress, long offset, long end) {
    String reason = "offset %d is after the end of the event log, %d".formatted(offset, end);
    return progress.next() == null
        ? reason
        : reason + ": the log was made anew. Another saga.replay.id reads it from its beginning";
  }

  private static String place(ReplayProgress progress) {
    return progress.place() instanceof ReplayStart.At at
        ? "offset " + at
        : progress.start().toString();
  }

  /** Whether anything is left to be done. */
  private boolean copy(ReplayProgress from, Instant began)
      throws IOException, TimeoutException, UnconfirmedException, InterruptedException {
    ReplayProgress progress = from;
    Instant told = clock.instant();
    try (LogReading log = open(progress)) {
      while (!log.ended()) {
        if (!awaitRoom(log, progress)) {
          return true;
        }
        // What a long pause brought to an end, the inbox may have forgotten meanwhile.
        Optional<String> refusal = rules.refusal(progress, began, clock.instant());
        if (refusal.isPresent()) {
          return refuse(progress, refusal.get());
        }
        LogReading.Batch batch = log.next();
        warnOfHole(progress, batch.first());
        progress =
            progress.read(
                batch.next(), batch.reached(), batch.next() - batch.first(), batch.copiedInAll());
        if (log.ended()) {
          progress = progress.ended(clock.instant());
        }
        if (!save(progress)) {
          LOG.info("Another instance of '{}' goes on with replay '{}'", service, progress.id());
          return true;
        }
        log.done(batch);
        told = tell(progress, told);
      }
    }
    LOG.info(
        "Replay '{}' for '{}' has ended: {} events read, {} of them copied",
        progress.id(),
        service,
        progress.read(),
        progress.copied());
    return false;
  }

  private void warnOfHole(ReplayProgress progress, long first) {
    if (progress.place() instanceof ReplayStart.At at && first > at.offset()) {
      LOG.warn(
          "Replay '{}' for '{}' misses {} events from offset {} on: the event log keeps them no"
              + " longer",
          progress.id(),
          service,
          first - at.offset(),
          at);
    }
  }

  private Instant tell(ReplayProgress progress, Instant told) {
    Instant now = clock.instant();
    if (told.plus(TOLD_EVERY).isAfter(now)) {
      return told;
    }
    LOG.info(
        "Replay '{}' for '{}' has come to {}: {} events read, {} of them copied",
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
    EventLogReader reader = EventLogReader.from(link, progress.place());
    try {
      String mark = marks.put(progress.mark());
      InboxCopier copies = copier.ofHistory(rules.liveSince(progress), wantedOfHistory);
      return new LogReading(reader, copies, mark, null, wanted);
    } catch (UnconfirmedException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /** The offset of what the log got last: a mark, beyond which no reading would come to its end. */
  private long end(ReplayProgress progress)
      throws IOException, TimeoutException, UnconfirmedException, InterruptedException {
    try (EventLogReader reader = EventLogReader.atTheEnd(link)) {
      return reader.offsetOf(marks.put(progress.mark()));
    }
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
    boolean saved = store.save(progress, instance, clock.instant().plus(LEASE));
    holding = saved && progress.state() == State.RUNNING;
    return saved;
  }
}
