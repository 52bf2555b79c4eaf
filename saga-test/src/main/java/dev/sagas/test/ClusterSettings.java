package dev.sagas.test;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link PrivateCluster} is started.
 *
 * @param definitions the file that is imported once all nodes have joined: queues that are declared
 *     before have members on the nodes of that moment only
 * @param virtualHost the virtual host of the services
 * @param folder where data, log and configuration of the nodes stay; null: a temporary folder that
 *     goes away with the cluster
 * @param tickTime after how long without a sign of life a node counts as lost; whole seconds.
 *     RabbitMQ's own default is 60 s
 * @param startTimeout how long a start may last
 * @param ownNetworks whether each node gets a network namespace, where this machine allows it
 */
public record ClusterSettings(
    Path definitions,
    String virtualHost,
    @Nullable Path folder,
    Duration tickTime,
    Duration startTimeout,
    boolean ownNetworks) {

  /** Short, so that a test sees nodes being given up. */
  public static final Duration DEFAULT_TICK_TIME = Duration.ofSeconds(5);

  /** Long enough for a small machine that is busy with something else. */
  public static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(180);

  /** A temporary cluster that imports {@code definitions}. */
  public static ClusterSettings importing(Path definitions) {
    return new ClusterSettings(
        definitions,
        BrokerSettings.DEFAULT_VIRTUAL_HOST,
        null,
        DEFAULT_TICK_TIME,
        DEFAULT_START_TIMEOUT,
        true);
  }

  /** The same with data that outlives the cluster. */
  public ClusterSettings in(Path dataFolder) {
    return new ClusterSettings(
        definitions, virtualHost, dataFolder, tickTime, startTimeout, ownNetworks);
  }

  /** The same on the loopback interface, as where namespaces are not allowed. */
  public ClusterSettings onLoopback() {
    return new ClusterSettings(definitions, virtualHost, folder, tickTime, startTimeout, false);
  }
}
