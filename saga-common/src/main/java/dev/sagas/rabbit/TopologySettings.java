package dev.sagas.rabbit;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What the verification of the topology needs to know.
 *
 * @param managementUrls base of the management API of each node of the broker: {@code
 *     http://localhost:15672}; any one tells of all, so the next is asked when one does not answer
 * @param virtualHost the virtual host to look at
 * @param username a user with the tag {@code management}; the service's own
 * @param password its password
 * @param verify false switches the verification off, at start and later
 * @param checkInterval from one check to the next while running
 * @param retryLadder the delays of the retry queues
 */
public record TopologySettings(
    List<URI> managementUrls,
    String virtualHost,
    String username,
    String password,
    boolean verify,
    Duration checkInterval,
    List<Duration> retryLadder) {

  public TopologySettings {
    managementUrls = List.copyOf(managementUrls);
    retryLadder = List.copyOf(retryLadder);
    if (managementUrls.isEmpty()) {
      throw new IllegalArgumentException("No URL of the management API");
    }
    if (checkInterval.isZero() || checkInterval.isNegative()) {
      throw new IllegalArgumentException("The check interval must be positive: " + checkInterval);
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "TopologySettings[%s, %s, %s]".formatted(managementUrls, virtualHost, username);
  }
}
