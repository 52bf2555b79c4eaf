package dev.sagas.services.orderview.application;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.UuidV7;
import dev.sagas.outbox.BrokerUnavailableException;
import dev.sagas.rabbit.EventLog;
import dev.sagas.replay.ReplayStart;
import dev.sagas.services.orderview.application.Generations.Building;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds the view anew from the event log, beside the one that is read, and then changes over. Live
 * events are kept in both meanwhile.
 *
 * <p>Guarantee: progress is kept with what was read, so a crash resumes; nothing is read twice with
 * an effect, and nothing is missed that the log holds. One instance works at a time, any of them.
 */
@Service
public class Rebuild {

  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** Requests that began before the change are over by then. */
  private static final Duration RETIRED_FOR = Duration.ofMinutes(1);

  private final Generations generations;
  private final RecordEvent events;
  private final EventLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final String worker = "order-view " + UUID.randomUUID();

  Rebuild(
      Generations generations,
      RecordEvent events,
      EventLog log,
      TransactionTemplate transactions,
      Clock clock) {
    this.generations = generations;
    this.events = events;
    this.log = log;
    this.transactions = transactions;
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

  /** Goes on with what there is to do. Spring logs a failure, and it is tried again. */
  @Scheduled(fixedDelayString = "${view.rebuild.poll:2s}")
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
            progress::keep);
    if (ended) {
      generations.built(progress.latest, clock.instant());
      LOG.info(
          "Generation {} of the view is read from now on; {} events of the log were read",
          building.number(),
          progress.latest.read());
    }
  }

  /** How far one instance has come. */
  private final class Progress {
    private Building latest;

    Progress(Building begun) {
      this.latest = begun;
    }

    /** False when another instance has taken over. */
    boolean keep(List<EventEnvelope> batch, long nextOffset) {
      Building reached =
          new Building(
              latest.number(),
              latest.mark(),
              nextOffset,
              batch.isEmpty() ? latest.reached() : batch.get(batch.size() - 1).occurredAt(),
              latest.read() + batch.size());
      Boolean kept =
          transactions.execute(
              status -> {
                batch.stream()
                    .filter(event -> EventTypes.ALL.contains(event.type().toString()))
                    .forEach(event -> events.record(event, List.of(reached.number())));
                boolean ours = generations.save(reached, worker, clock.instant().plus(LEASE));
                if (!ours) {
                  status.setRollbackOnly();
                }
                return ours;
              });
      latest = reached;
      return Boolean.TRUE.equals(kept);
    }
  }
}
