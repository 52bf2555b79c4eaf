package dev.sagas.services.order.application;

import dev.sagas.services.order.domain.OrderState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for orders that have not moved for too long. PENDING has its deadline, and the answers that
 * CONFIRMED and CANCELLING wait for are retried until they come: an order that is late shows that a
 * message is parked or a participant is down.
 */
public class LateOrders {

  private static final Logger log = LoggerFactory.getLogger(LateOrders.class);
  private static final int EXAMPLES = 10;

  private final OrderQueries queries;
  private final Clock clock;
  private final Duration lateAfter;
  private volatile Map<OrderState, Long> counts = Map.of();

  /**
   * Looks for late orders.
   *
   * @param lateAfter how long an order may stay in one state unless it is at rest
   */
  public LateOrders(OrderQueries queries, Clock clock, Duration lateAfter) {
    this.queries = queries;
    this.clock = clock;
    this.lateAfter = lateAfter;
  }

  /**
   * Late orders in one state.
   *
   * @param examples some of them, the latest first
   */
  public record Found(OrderState state, long count, List<UUID> examples) {}

  /** Counts the late orders and warns of them, once for each scan. */
  public void scan() {
    List<Found> found = queries.unchangedSince(clock.instant().minus(lateAfter), EXAMPLES);
    counts = found.stream().collect(Collectors.toUnmodifiableMap(Found::state, Found::count));
    for (Found late : found) {
      log.warn(
          "{} orders have been {} for more than {}, among them {}",
          late.count(),
          late.state(),
          lateAfter,
          late.examples());
    }
  }

  /** How many orders were late in {@code state} at the last scan. */
  public long count(OrderState state) {
    return counts.getOrDefault(state, 0L);
  }

  /** The states in which orders were late at the last scan, with their number. */
  public Map<OrderState, Long> counts() {
    return counts;
  }
}
