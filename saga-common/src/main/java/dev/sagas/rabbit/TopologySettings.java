package dev.sagas.rabbit;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What the verification of the topology needs to know.
 *
 * @param managementUrl base of the broker's management API: {@code http://localhost:15672}
 * @param virtualHost the virtual host to look at
 * @param username a user with the tag {@code management}; the service's own
 * @param password its password
 * @param verify false switches the verification off, at start and later
 * @param checkInterval from one check to the next while running
 * @param retryLadder the delays of the retry queues
 */
public record TopologySettings(
    URI managementUrl,
    String virtualHost,
    String username,
    String password,
    boolean verify,
    Duration checkInterval,
    List<Duration> retryLadder) {

  public TopologySettings {
    retryLadder = List.copyOf(retryLadder);
    if (checkInterval.isZero() || checkInterval.isNegative()) {
      throw new IllegalArgumentException("The check interval must be positive: " + checkInterval);
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "TopologySettings[%s, %s, %s]".formatted(managementUrl, virtualHost, username);
  }
}
