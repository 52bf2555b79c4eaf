package dev.sagas.rabbit;

import java.time.Duration;

/** The consumers that this instance has of one queue, as it knows them itself. */
interface QueueConsumers {

  /** After this long the broker's statistics tell of consumers that were started. */
  Duration STEADY = Duration.ofSeconds(12);

  String queue();

  /**
   * How many the broker must know of by now; zero while they start, stop, or look for the broker.
   */
  int steady();

  /** Changes whenever one of them starts or fails. */
  long generation();

  /** Whether for {@link #STEADY} none of them has received a delivery, or held one. */
  boolean isIdle();

  /** Starts them anew, on new channels and on another thread. */
  void restart();
}
