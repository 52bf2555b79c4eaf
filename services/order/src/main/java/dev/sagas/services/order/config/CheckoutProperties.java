package dev.sagas.services.order.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the checkout behaves.
 *
 * @param deadline how long an order may stay PENDING before it is cancelled
 * @param lateAfter how long an order may stay in a state before it counts as late, unless it is at
 *     rest; not shorter than the deadline
 * @param lateScanInterval how often late orders are looked for
 * @param priceWait how long a checkout waits for the price of a product that is not known yet
 * @param maxWait the longest wait that a client gets by {@code Prefer: wait}
 * @param watchInterval how often changes of watched orders are looked for
 * @param streamTimeout how long a stream of server-sent events lasts; clients resume it
 * @param heartbeatInterval how often an idle stream sends a comment, so that a lost client is seen
 * @param keyRetention how long an idempotency key is kept; clients must not repeat a request later
 * @param keyScanInterval how often old idempotency keys are looked for
 * @param maxRequestSize the largest request body
 * @param maxRequests how many requests are worked on at a time; more are answered 503, since each
 *     takes memory while it waits for the database
 */
@ConfigurationProperties("checkout")
public record CheckoutProperties(
    @DefaultValue(DEFAULT_DEADLINE) Duration deadline,
    @DefaultValue(DEFAULT_LATE_AFTER) Duration lateAfter,
    @DefaultValue(DEFAULT_LATE_SCAN_INTERVAL) Duration lateScanInterval,
    @DefaultValue(DEFAULT_PRICE_WAIT) Duration priceWait,
    @DefaultValue(DEFAULT_MAX_WAIT) Duration maxWait,
    @DefaultValue(DEFAULT_WATCH_INTERVAL) Duration watchInterval,
    @DefaultValue(DEFAULT_STREAM_TIMEOUT) Duration streamTimeout,
    @DefaultValue(DEFAULT_HEARTBEAT_INTERVAL) Duration heartbeatInterval,
    @DefaultValue(DEFAULT_KEY_RETENTION) Duration keyRetention,
    @DefaultValue(DEFAULT_KEY_SCAN_INTERVAL) Duration keyScanInterval,
    @DefaultValue(DEFAULT_MAX_REQUEST_SIZE) DataSize maxRequestSize,
    @DefaultValue(DEFAULT_MAX_REQUESTS) int maxRequests) {

  static final String DEFAULT_DEADLINE = "60s";
  static final String DEFAULT_LATE_AFTER = "5m";
  static final String DEFAULT_LATE_SCAN_INTERVAL = "30s";
  static final String DEFAULT_PRICE_WAIT = "2s";
  static final String DEFAULT_MAX_WAIT = "30s";
  static final String DEFAULT_WATCH_INTERVAL = "100ms";
  static final String DEFAULT_STREAM_TIMEOUT = "10m";
  static final String DEFAULT_HEARTBEAT_INTERVAL = "15s";
  static final String DEFAULT_KEY_RETENTION = "7d";
  static final String DEFAULT_KEY_SCAN_INTERVAL = "1h";
  static final String DEFAULT_MAX_REQUEST_SIZE = "2MB";
  static final String DEFAULT_MAX_REQUESTS = "1000";

  public CheckoutProperties {
    positive("deadline", deadline);
    positive("late-scan-interval", lateScanInterval);
    positive("watch-interval", watchInterval);
    positive("stream-timeout", streamTimeout);
    positive("heartbeat-interval", heartbeatInterval);
    positive("key-retention", keyRetention);
    positive("key-scan-interval", keyScanInterval);
    require(!priceWait.isNegative(), "price-wait must not be negative: " + priceWait);
    require(!maxWait.isNegative(), "max-wait must not be negative: " + maxWait);
    require(
        lateAfter.compareTo(deadline) >= 0,
        "late-after must not be shorter than the deadline of %s: %s"
            .formatted(deadline, lateAfter));
    require(maxRequestSize.toBytes() > 0, "max-request-size must be positive: " + maxRequestSize);
    require(maxRequests > 0, "max-requests must be positive: " + maxRequests);
  }

  private static void positive(String name, Duration value) {
    require(!value.isZero() && !value.isNegative(), name + " must be positive: " + value);
  }

  private static void require(boolean valid, String message) {
    if (!valid) {
      throw new IllegalArgumentException("checkout." + message);
    }
  }
}
