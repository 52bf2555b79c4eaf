package dev.sagas.benchmarks.contest;

/**
 * What one transaction does, and what its event says.
 *
 * @param number of the transaction in its run, from 0
 * @param key of the event, in whose order events have to arrive
 * @param place of the event among those of its key, from 0, in the order of their commits
 * @param route the routing key
 */
public record Work(long number, String key, long place, String route) {

  /** The routing key that the queue is bound with. */
  public static final String ROUTED = "bench.measured.v1";

  /** A routing key that no queue is bound with. */
  public static final String UNROUTED = "bench.forgotten.v1";

  private static final int EVENT_BYTES = 500;

  /** How many keys there are: events {@code n} and {@code n + KEYS} are of the same. */
  public static final int KEYS = 2_000;

  /** Number {@code number} of a run. */
  static Work of(long number, String route) {
    return new Work(number, "key-" + number % KEYS, number / KEYS, route);
  }

  /** The event's body. */
  public Measured event() {
    Measured bare = new Measured(number, key, place, "");
    return new Measured(number, key, place, "x".repeat(EVENT_BYTES - bare.json().length()));
  }

  /**
   * An event, 500 bytes as JSON.
   *
   * @param number of the transaction
   */
  public record Measured(long number, String key, long place, String padding) {

    /** As every contender writes it. */
    public String json() {
      return "{\"number\":%d,\"key\":\"%s\",\"place\":%d,\"padding\":\"%s\"}"
          .formatted(number, key, place, padding);
    }
  }
}
