package dev.sagas.services.orderview.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the view behaves.
 *
 * @param stuckAfter an order that waits for an answer for longer is stuck
 * @param watchInterval how often changes are looked for, while someone watches
 * @param overlap how long a transaction that keeps events may take before watchers miss them
 * @param heartbeatInterval how often an idle stream sends a comment, so that a lost client is seen
 * @param streamTimeout how long a stream of server-sent events lasts; clients resume it
 */
@ConfigurationProperties("view")
public record ViewProperties(
    @DefaultValue("1m") Duration stuckAfter,
    @DefaultValue("500ms") Duration watchInterval,
    @DefaultValue("5s") Duration overlap,
    @DefaultValue("15s") Duration heartbeatInterval,
    @DefaultValue("10m") Duration streamTimeout) {

  public ViewProperties {
    positive("stuck-after", stuckAfter);
    positive("watch-interval", watchInterval);
    positive("overlap", overlap);
    positive("heartbeat-interval", heartbeatInterval);
    positive("stream-timeout", streamTimeout);
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("view.%s must be positive: %s".formatted(name, value));
    }
  }
}
