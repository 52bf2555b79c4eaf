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
   * @param quietBefore of an order with an event after that, another one may be on its way here
   * @param waitingBefore what has not ended since before that is lost
   */
  Wrongs wrongsSince(Instant moment, Instant quietBefore, Instant waitingBefore);

  /**
   * Ways in which sagas are wrong.
   *
   * @param orders that have ended otherwise than a part of them
   * @param money cancelled orders whose money was taken, and not given back after that
   * @param stock cancelled orders whose stock has left, and was not put back after that
   * @param lost orders of which the end, or that of a part, does not come
   * @param doubled events that tell a second time of what happens once in a saga
   */
  record Wrongs(long orders, long money, long stock, long lost, long doubled) {}
}
