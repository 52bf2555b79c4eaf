package dev.sagas.outbox;

import dev.sagas.outbox.EventPublisher.Verdict;
import dev.sagas.outbox.OutboxStore.Taken;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the earliest stored events of some keys, publishes them, and puts back what the broker has
 * refused, in one database transaction whose row locks keep other relays, here and in other
 * instances, away from the same keys.
 *
 * <p>Guarantee: an event is gone only after it was confirmed and not returned; of each key at most
 * one event is on its way at any time, so that no refusal and no crash can change the order in
 * which events of a key first arrive. An event may be published more than once: after a crash
 * between confirm and commit, or when a confirm was lost.
 */
public final class Relay {

  /** A transaction and a search of the index are shared by so many. */
  private static final int EVENTS_OF_A_KEY = 8;

  private final OutboxStore store;
  private final EventPublisher publisher;
  private final TransactionOperations transactions;
  private final RelaySettings settings;
  private final Clock clock;
  private final RelayObserver observer;

  /** A relay over {@code store}, whose transactions are {@code transactions}. */
  public Relay(
      OutboxStore store,
      EventPublisher publisher,
      TransactionOperations transactions,
      RelaySettings settings,
      Clock clock,
      RelayObserver observer) {
    this.store = store;
    this.publisher = publisher;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * Publishes the next events of each of these keys.
   *
   * @return which keys to go on with
   * @throws BrokerUnavailableException if the broker cannot take events now; nothing was changed
   */
  Progress publish(Collection<String> keys) throws BrokerUnavailableException {
    return inTransaction(
        () -> {
          Taken taken =
              store.takeEarliest(keys, EVENTS_OF_A_KEY, clock.instant(), settings.lease());
          Set<String> ready = new HashSet<>(taken.further());
          publishInOrder(taken.rows(), ready);
          return new Progress(ready, taken.busy());
        });
  }

  /**
   * In rounds: the next event of a key is published when the one before is confirmed. What is
   * behind a refused event is put back, and so is what is left when this has taken long.
   *
   * @param ready keys to go on with: those put back are added, those refused removed
   */
  private void publishInOrder(List<OutboxRow> rows, Set<String> ready) {
    long end = System.nanoTime() + settings.span().toNanos();
    List<List<OutboxRow>> rounds = rounds(rows);
    Set<String> refused = new HashSet<>();
    List<OutboxRow> left = new ArrayList<>();
    boolean over = false;
    for (List<OutboxRow> round : rounds) {
      List<OutboxRow> next = new ArrayList<>(round.size());
      for (OutboxRow row : round) {
        (over || refused.contains(row.event().key()) ? left : next).add(row);
      }
      try {
        refused.addAll(publish(next));
      } catch (Unavailable e) {
        if (round == rounds.get(0)) {
          throw e;
        }
        // What was confirmed in earlier rounds need not be published again.
        left.addAll(next);
        over = true;
      }
      over |= System.nanoTime() - end >= 0;
    }
    if (!left.isEmpty()) {
      store.putBack(left);
      left.forEach(row -> ready.add(row.event().key()));
    }
    ready.removeAll(refused);
  }

  /** The first event of each key, then the second of each, and so on. */
  private static List<List<OutboxRow>> rounds(List<OutboxRow> rows) {
    Map<String, Integer> counts = new HashMap<>();
    List<List<OutboxRow>> rounds = new ArrayList<>();
    for (OutboxRow row : rows) {
      int round = counts.merge(row.event().key(), 1, Integer::sum) - 1;
      if (round == rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round).add(row);
    }
    return rounds;
  }

  /**
   * Publishes scheduled events that are due, one batch at the most.
   *
   * @return how many were due
   * @throws BrokerUnavailableException if the broker cannot take events now; nothing was changed
   */
  int publishDue() throws BrokerUnavailableException {
    return inTransaction(
        () -> {
          List<OutboxRow> due =
              store.takeDue(clock.instant(), settings.batchSize(), settings.lease());
          publish(due);
          return due.size();
        });
  }

  private <T> T inTransaction(Supplier<T> batch) throws BrokerUnavailableException {
    try {
      return Objects.requireNonNull(transactions.execute(status -> batch.get()));
    } catch (Unavailable e) {
      observer.brokerUnavailable(e.cause);
      throw e.cause;
    }
  }

  /** Returns the keys of refused rows. */
  private Set<String> publish(List<OutboxRow> rows) {
    if (rows.isEmpty()) {
      return Set.of();
    }
    List<Verdict> verdicts = verdicts(rows);
    Set<String> refused = new HashSet<>();
    List<OutboxRow> published = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      OutboxRow row = rows.get(i);
      if (verdicts.get(i) instanceof Verdict.Refused refusal) {
        refuse(row, refusal.reason());
        refused.add(row.event().key());
      } else {
        published.add(row);
      }
    }
    report(published);
    return refused;
  }

  private List<Verdict> verdicts(List<OutboxRow> rows) {
    try {
      return publisher.publish(rows);
    } catch (BrokerUnavailableException e) {
      throw new Unavailable(e);
    }
  }

  private void refuse(OutboxRow row, String reason) {
    Duration pause = settings.refusals().after(row.attempts() + 1);
    store.putBack(row, reason, clock.instant().plus(pause));
    observer.refused(row, reason);
  }

  private void report(List<OutboxRow> published) {
    var now = clock.instant();
    observer.batch(published.size());
    published.forEach(
        row -> observer.published(row, Duration.between(row.event().occurredAt(), now)));
  }

  /**
   * Which keys to go on with.
   *
   * @param ready those that have more to publish, at once
   * @param busy those of which another relay has a row
   */
  record Progress(Set<String> ready, List<String> busy) {}

  /** Carries the failure out of the transaction, which it rolls back. */
  private static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final BrokerUnavailableException cause;

    Unavailable(BrokerUnavailableException cause) {
      super(cause);
      this.cause = cause;
    }
  }
}
