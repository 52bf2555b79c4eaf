package dev.sagas.services.orderview.application;

import java.time.Instant;
import java.util.Map;

/** What can be counted over all sagas. */
public interface Books {

  /** How many events of each type were kept after {@code moment}. */
  Map<String, Long> eventsSince(Instant moment);

  /** How many sagas there are in each state, of those that began after {@code moment}. */
  Map<String, Long> statesSince(Instant moment);

  /**
   * What is wrong among the sagas that began after {@code moment}; each of them has to be 0.
   *
   * @param waitingBefore an order that waits since before that counts as lost
   */
  Wrongs wrongsSince(Instant moment, Instant waitingBefore);

  /**
   * Ways in which sagas are wrong.
   *
   * @param orders that have ended while a part of them has not
   * @param money orders of which money was taken, that are neither completed nor given back
   * @param stock orders of which stock has left, that are neither completed nor put back
   * @param lost orders that wait for too long
   * @param doubled events that tell a second time of what happens once in a saga
   */
  record Wrongs(long orders, long money, long stock, long lost, long doubled) {

    /** How many in all. */
    public long sum() {
      return orders + money + stock + lost + doubled;
    }
  }
}
