package dev.sagas.outbox;

import java.util.List;

/** Hands events to the broker. */
public interface EventPublisher {

  /**
   * Publishes a batch, pipelined, and waits until each row's fate is known.
   *
   * @return a verdict for each row, in their order
   * @throws BrokerUnavailableException if nothing can be said of the rows because the broker is
   *     down, blocked, slow or lacks the exchange: all of them are to be published again
   */
  List<Verdict> publish(List<OutboxRow> rows) throws BrokerUnavailableException;

  /** What the broker said of one event. */
  sealed interface Verdict {

    /** It is safe in at least one queue. */
    record Published() implements Verdict {}

    /** The broker refused this very event. */
    record Refused(String reason) implements Verdict {}
  }
}
