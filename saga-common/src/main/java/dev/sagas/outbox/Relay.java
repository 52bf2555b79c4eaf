package dev.sagas.outbox;

import dev.sagas.outbox.EventPublisher.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Publishes one batch of stored events and forgets those that the broker has confirmed, in one
 * database transaction whose row locks keep other relays, here and in other instances, away from
 * the same keys.
 *
 * <p>Guarantee: an event is deleted only after it was confirmed and not returned; of each key at
 * most one event is on its way at any time, so that no refusal and no crash can change the order in
 * which events of a key first arrive. An event may be published more than once: after a crash
 * between confirm and commit, or when a confirm was lost.
 */
public final class Relay {

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
   * Publishes the next event of each of these keys.
   *
   * @return the keys that went forward and may have more
   * @throws BrokerUnavailableException if the broker cannot take events now; nothing was changed
   */
  public List<String> publishHeads(Collection<String> keys) throws BrokerUnavailableException {
    return publish(() -> store.claimHeads(keys, clock.instant())).stream()
        .map(row -> row.event().key())
        .toList();
  }

  /**
   * Publishes scheduled events that are due, one batch at the most.
   *
   * @return how many were published
   * @throws BrokerUnavailableException if the broker cannot take events now; nothing was changed
   */
  public int publishDue() throws BrokerUnavailableException {
    return publish(() -> store.claimDue(clock.instant(), settings.batchSize())).size();
  }

  private List<OutboxRow> publish(Supplier<List<OutboxRow>> claim)
      throws BrokerUnavailableException {
    try {
      List<OutboxRow> published =
          transactions.execute(
              status -> {
                store.lease(settings.lease());
                return publishClaimed(claim.get());
              });
      return published == null ? List.of() : published;
    } catch (Unavailable e) {
      observer.brokerUnavailable(e.cause);
      throw e.cause;
    }
  }

  private List<OutboxRow> publishClaimed(List<OutboxRow> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    Map<OutboxRow, Verdict> verdicts = verdicts(rows);
    List<OutboxRow> published = new ArrayList<>(rows.size());
    for (OutboxRow row : rows) {
      if (verdicts.get(row) instanceof Verdict.Refused refused) {
        refuse(row, refused.reason());
      } else {
        published.add(row);
      }
    }
    store.delete(published);
    report(published);
    return published;
  }

  private Map<OutboxRow, Verdict> verdicts(List<OutboxRow> rows) {
    try {
      return publisher.publish(rows);
    } catch (BrokerUnavailableException e) {
      throw new Unavailable(e);
    }
  }

  private void refuse(OutboxRow row, String reason) {
    Duration pause = settings.refusals().after(row.attempts() + 1);
    store.refuse(row, reason, clock.instant().plus(pause));
    observer.refused(row, reason);
  }

  private void report(List<OutboxRow> published) {
    var now = clock.instant();
    observer.batch(published.size());
    published.forEach(
        row -> observer.published(row, Duration.between(row.event().occurredAt(), now)));
  }

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
