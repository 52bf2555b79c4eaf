package dev.sagas.services.orderview.application;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.UuidV7;
import dev.sagas.outbox.BrokerUnavailableException;
import dev.sagas.rabbit.EventLog;
import dev.sagas.replay.ReplayStart;
import dev.sagas.services.orderview.application.Generations.Building;
import dev.sagas.services.orderview.domain.EventTypes;
import dev.sagas.services.orderview.domain.SagaEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Builds the view anew from the event log, beside the one that is read, takes over what the log no
 * longer holds, and then changes over. Live events are kept in both meanwhile.
 *
 * <p>Guarantee: progress is noted after what was read is kept, and nothing is kept twice, so a
 * crash resumes; nothing is missed that the log or the old generation holds, but what cannot be
 * read. One instance works at a time, any of them.
 */
@Service
public class Rebuild {

  /** The scheduler on which it works: it may take hours, for which nothing else is to wait. */
  public static final String SCHEDULER = "rebuilding";

  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** Requests and deliveries that began before the change are over by then. */
  private static final Duration RETIRED_FOR = Duration.ofMinutes(1);

  private static final int PAGE = 500;

  private final Generations generations;
  private final Views views;
  private final KeepHistory history;
  private final EventLog log;
  private final Clock clock;
  private final String worker = "order-view " + UUID.randomUUID();
  private volatile boolean stopping;

  Rebuild(Generations generations, Views views, KeepHistory history, EventLog log, Clock clock) {
    this.generations = generations;
    this.views = views;
    this.history = history;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Begins a new generation, which some instance then builds.
   *
   * @return false if one is being built already
   */
  public boolean begin() {
    return generations.begin(UuidV7.next(clock), clock.instant());
  }

  /**
   * Gives up the generation that is being built.
   *
   * @return false if there is none
   */
  public boolean giveUp() {
    return generations.giveUp(clock.instant());
  }

  /** Ends with what is being kept just now; another instance, or the next start, goes on. */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    stopping = true;
  }

  /** Goes on with what there is to do. Spring logs a failure, and it is tried again. */
  @Scheduled(fixedDelayString = "${view.rebuild.poll:2s}", scheduler = SCHEDULER)
  void goOn() throws BrokerUnavailableException, InterruptedException {
    Instant now = clock.instant();
    Optional<Building> claimed = generations.claim(worker, now, now.plus(LEASE));
    if (claimed.isPresent()) {
      build(claimed.get());
    }
    generations.dropRetired(clock.instant().minus(RETIRED_FOR));
  }

  private void build(Building building) throws BrokerUnavailableException, InterruptedException {
    LOG.info("Building generation {} of the view", building.number());
    Progress progress = new Progress(building);
    Long next = building.next();
    boolean ended =
        log.read(
                next == null ? new ReplayStart.Beginning() : new ReplayStart.At(next),
                building.mark(),
                progress::keep)
            && progress.takeOver();
    if (ended && progress.changeOver()) {
      LOG.info(
          "Generation {} of the view is read from now on; of {} events of the log {} were left out",
          building.number(),
          progress.latest.read(),
          progress.latest.skipped());
    }
  }

  /** How far one instance has come. */
  private final class Progress {
    private final int old = generations.current();
    private Building latest;

    Progress(Building begun) {
      this.latest = begun;
    }

    /** False when it is not for this instance to go on. */
    boolean keep(List<EventEnvelope> batch, long nextOffset) {
      List<EventEnvelope> ours =
          batch.stream().filter(event -> EventTypes.ALL.contains(event.type().toString())).toList();
      Map<UUID, Instant> received =
          views.receivedAt(old, ours.stream().map(EventEnvelope::id).toList());
      Instant now = clock.instant();
      int skipped =
          history.keep(
              latest.number(),
              ours.stream()
                  .map(it -> RecordEvent.received(it, received.getOrDefault(it.id(), now)))
                  .toList());
      return note(
          new Building(
              latest.number(),
              latest.mark(),
              nextOffset,
              batch.isEmpty() ? latest.reached() : batch.get(batch.size() - 1).occurredAt(),
              latest.read() + batch.size(),
              latest.skipped() + skipped));
    }

    /**
     * Keeps what the old generation has and the log has no more. What comes meanwhile is kept in
     * both, so one pass is enough. False when it is not for this instance to go on.
     */
    boolean takeOver() {
      List<UUID> page = views.eventsAfter(old, new UUID(0, 0), PAGE);
      while (!page.isEmpty()) {
        List<SagaEvent> lacking = views.lacking(latest.number(), old, page);
        int skipped = history.keep(latest.number(), lacking);
        Building reached =
            new Building(
                latest.number(),
                latest.mark(),
                latest.next(),
                latest.reached(),
                latest.read(),
                latest.skipped() + skipped);
        if (!note(reached)) {
          return false;
        }
        page = views.eventsAfter(old, page.get(page.size() - 1), PAGE);
      }
      return true;
    }

    private boolean note(Building reached) {
      boolean ours = generations.save(reached, worker, clock.instant().plus(LEASE));
      latest = reached;
      return ours && !stopping;
    }

    boolean changeOver() {
      views.filled(latest.number());
      return generations.built(latest, worker, clock.instant());
    }
  }
}
