package dev.sagas.outbox;

import java.time.Duration;

/** Told of what the relay does; for meters and health. Called on the relay's threads. */
public interface RelayObserver {

  /** An event was confirmed, {@code delay} after it was stored. */
  default void published(OutboxRow row, Duration delay) {}

  /** The broker refused an event; it holds back its key until it is accepted. */
  default void refused(OutboxRow row, String reason) {}

  /** A batch could not be published because of the broker. */
  default void brokerUnavailable(BrokerUnavailableException failure) {}

  /** A batch of {@code size} events was published. */
  default void batch(int size) {}
}
