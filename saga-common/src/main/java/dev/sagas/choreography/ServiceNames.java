package dev.sagas.choreography;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The names of one service's exchanges, queues and routing keys at the broker.
 *
 * @param service the service's name: lower-case words joined by hyphens
 */
public record ServiceNames(String service) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** The stream that keeps every event of every service. */
  public static final String EVENT_LOG = "event-log";

  /** Routing key of the local exchange that leads to {@link #inbox()}: a redrive's way. */
  public static final String INBOX_KEY = "inbox";

  /** Routing key of the local exchange that leads to {@link #dead()}. */
  public static final String DEAD_KEY = "dead";

  public ServiceNames {
    if (!isName(service)) {
      throw new IllegalArgumentException(
          "'%s' is no service name: write lower-case words joined by hyphens, such as order-view"
              .formatted(service));
    }
  }

  static boolean isName(String text) {
    return FORM.matcher(text).matches();
  }

  /** The topic exchange that the service publishes its events to. */
  public String events() {
    return service + ".events";
  }

  /** The direct exchange by which the service retries, parks and redrives. */
  public String local() {
    return service + ".local";
  }

  /** The queue of the events that the service reacts to. */
  public String inbox() {
    return service + ".inbox";
  }

  /** The queue of parked messages. */
  public String dead() {
    return service + ".dead";
  }

  /** The queue in which a message stays for {@code delay} before it is back in the inbox. */
  public String retry(Duration delay) {
    return service + "." + retryKey(delay);
  }

  /** The key of the local exchange that leads to {@link #retry}: {@code retry.5m}. */
  public static String retryKey(Duration delay) {
    return "retry." + inLargestUnit(delay);
  }

  private static String inLargestUnit(Duration delay) {
    long millis = delay.toMillis();
    if (millis <= 0) {
      throw new IllegalArgumentException("A retry delay must be positive, not " + delay);
    }
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    if (millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
