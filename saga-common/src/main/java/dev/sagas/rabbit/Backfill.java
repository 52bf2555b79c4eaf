package dev.sagas.rabbit;

import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.ledger.BackfillRules;
import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.ledger.Gap;
import dev.sagas.ledger.Gap.Slice;
import dev.sagas.ledger.Gap.Stage;
import dev.sagas.retry.Backoff;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Fills gaps of the delivery ledger: reads what the event log got meanwhile, and copies what was
 * missed to the service's own inbox queue.
 *
 * <p>Guarantee: progress is kept after each batch that the queue has confirmed, so a crash resumes
 * and loses nothing; an event that is copied twice takes effect once, by the inbox. One instance of
 * a service works at a time. Not filled is what the event log never got.
 */
public final class Backfill implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final DeliveryLedger ledger;
  private final BackfillRules rules;
  private final SliceReader slices;
  private final Clock clock;
  private final String service;
  private final String instance;
  private final PatientWorker worker;

  /**
   * A backfill that is not started yet.
   *
   * @param log under an account that may read the event log
   * @param sender publishes as the service itself
   */
  public Backfill(
      ServiceChoreography choreography,
      BrokerLink log,
      ConfirmedSender sender,
      DeliveryLedger ledger,
      BackfillRules rules,
      CopyObserver observer,
      Backoff outage,
      Clock clock) {
    this.ledger = ledger;
    this.rules = rules;
    this.slices =
        new SliceReader(
            choreography,
            log,
            new LogMark(sender, choreography.names(), clock),
            new InboxCopier(sender, choreography.names(), ledger, observer));
    this.clock = clock;
    this.service = choreography.service();
    this.instance = service + " " + UUID.randomUUID();
    this.worker = new PatientWorker("backfill of " + service, this::fillDue, POLL, outage);
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

  private boolean fillDue()
      throws IOException, TimeoutException, UnconfirmedException, InterruptedException {
    List<Gap> due = claim();
    while (!due.isEmpty() && isRunning()) {
      List<Gap> safe = refuse(due);
      if (!safe.isEmpty()) {
        fill(together(safe));
      }
      due = claim();
    }
    return true;
  }

  private List<Gap> claim() {
    Instant now = clock.instant();
    return ledger.claim(instance, now, now.plus(LEASE)).stream()
        .map(gap -> rules.begin(gap, now))
        .toList();
  }

  private List<Gap> refuse(List<Gap> gaps) {
    List<Gap> safe = new ArrayList<>();
    for (Gap gap : gaps) {
      Optional<String> refusal = rules.refusal(gap, clock.instant());
      if (refusal.isEmpty()) {
        safe.add(gap);
      } else {
        LOG.error("Gap {} of '{}' is not backfilled: {}", gap.id(), service, refusal.get());
        save(List.of(gap.refused(refusal.get())));
      }
    }
    return safe;
  }

  /** The first, and all that are filled by the same reading. */
  private static List<Gap> together(List<Gap> gaps) {
    Slice first = gaps.get(0).slice();
    List<Gap> alike =
        gaps.stream()
            .filter(it -> it.slice().stage() == first.stage())
            .filter(it -> Objects.equals(it.slice().next(), first.next()))
            .filter(it -> Objects.equals(it.slice().end(), first.end()))
            .toList();
    if (first.next() != null) {
      return alike;
    }
    Instant from =
        alike.stream()
            .map(it -> Objects.requireNonNull(it.slice().from()))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return alike.stream().map(it -> it.from(from)).toList();
  }

  private void fill(List<Gap> gaps)
      throws IOException, TimeoutException, UnconfirmedException, InterruptedException {
    List<String> parts = gaps.stream().map(Gap::part).toList();
    Slice slice = gaps.get(0).slice();
    LOG.info("Backfilling '{}': {} of {} since {}", service, slice.stage(), parts, slice.from());
    List<Gap> reading = gaps;
    Long first = null;
    try (LogReading log = slices.open(slice, parts)) {
      while (!log.ended()) {
        LogReading.Batch batch = log.next();
        first = first == null ? batch.first() : first;
        reading =
            reading.stream()
                .map(it -> it.read(batch.next(), slices.foundFor(it.part(), batch)))
                .toList();
        if (log.ended()) {
          reading = ended(reading, first, batch.next());
        }
        if (!save(reading)) {
          LOG.info("Another instance of '{}' goes on with the backfill", service);
          return;
        }
        log.done(batch);
      }
    }
    reading.stream().filter(gap -> gap.slice().stage() == Stage.FILLED).forEach(this::reportFilled);
  }

  private List<Gap> ended(List<Gap> gaps, @Nullable Long first, long end) {
    return gaps.stream()
        .map(gap -> rules.next(gap, slices.holds(gap.part()), first, end, clock.instant()))
        .toList();
  }

  private void reportFilled(Gap gap) {
    LOG.warn(
        "Backfilled '{}': {} was missing from {} to {}, {} events are in the inbox queue now",
        service,
        gap.part(),
        gap.rightAt(),
        gap.closedAt(),
        gap.found());
  }

  private boolean save(List<Gap> gaps) {
    return ledger.save(gaps, instance, clock.instant().plus(LEASE));
  }
}
