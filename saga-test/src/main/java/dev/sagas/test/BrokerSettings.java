package dev.sagas.test;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link PrivateBroker} is started.
 *
 * @param definitions the file that is imported at each start
 * @param virtualHost the virtual host that must answer before the broker counts as started
 * @param folder where data, log and configuration stay; null: a temporary folder that goes away
 *     with the broker
 * @param ports null: free ones, and others when someone takes them first
 * @param startTimeout how long a start may last
 * @param endsWithJvm false: whoever started it closes it, also when the JVM is asked to end
 */
public record BrokerSettings(
    Path definitions,
    String virtualHost,
    @Nullable Path folder,
    @Nullable BrokerPorts ports,
    Duration startTimeout,
    boolean endsWithJvm) {

  /** The virtual host of the checkout. */
  public static final String DEFAULT_VIRTUAL_HOST = "checkout";

  /** Long enough for a small machine that is busy with something else. */
  public static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(120);

  /** A temporary broker on free ports that imports {@code definitions}. */
  public static BrokerSettings importing(Path definitions) {
    return new BrokerSettings(
        definitions, DEFAULT_VIRTUAL_HOST, null, null, DEFAULT_START_TIMEOUT, true);
  }

  /** The same with data that outlives the broker. */
  public BrokerSettings in(Path dataFolder) {
    return new BrokerSettings(
        definitions, virtualHost, dataFolder, ports, startTimeout, endsWithJvm);
  }

  /** The same with given ports. */
  public BrokerSettings on(BrokerPorts given) {
    return new BrokerSettings(definitions, virtualHost, folder, given, startTimeout, endsWithJvm);
  }

  /** The same, ended by no one but its caller. */
  public BrokerSettings closedByCaller() {
    return new BrokerSettings(definitions, virtualHost, folder, ports, startTimeout, false);
  }
}
