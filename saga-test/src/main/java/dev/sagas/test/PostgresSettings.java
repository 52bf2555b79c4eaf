package dev.sagas.test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link PrivatePostgres} is started.
 *
 * @param folder where its data and log stay; null: a temporary folder that goes away with it
 * @param port null: a free one, and another when someone takes it first
 * @param fsync false survives the end of its process, true survives that of the machine too
 * @param startTimeout how long a start may last
 * @param endsWithJvm false: whoever started it closes it, also when the JVM is asked to end
 * @param further what else its configuration says, by name
 */
public record PostgresSettings(
    @Nullable Path folder,
    @Nullable Integer port,
    boolean fsync,
    Duration startTimeout,
    boolean endsWithJvm,
    Map<String, String> further) {

  /** Keeps a copy. */
  public PostgresSettings {
    further = Map.copyOf(further);
  }

  /** Long enough for a small machine that is busy with something else. */
  public static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(60);

  /** A temporary server on a free port that trusts the machine not to fail. */
  public static PostgresSettings temporary() {
    return new PostgresSettings(null, null, false, DEFAULT_START_TIMEOUT, true, Map.of());
  }

  /** The same with data that outlives the server, and the machine's crash. */
  public PostgresSettings in(Path dataFolder) {
    return new PostgresSettings(dataFolder, port, true, startTimeout, endsWithJvm, further);
  }

  /** The same on a given port. */
  public PostgresSettings on(int given) {
    return new PostgresSettings(folder, given, fsync, startTimeout, endsWithJvm, further);
  }

  /** The same, ended by no one but its caller. */
  public PostgresSettings closedByCaller() {
    return new PostgresSettings(folder, port, fsync, startTimeout, false, further);
  }

  /** The same with another line in its configuration. */
  public PostgresSettings with(String name, String value) {
    Map<String, String> more = new HashMap<>(further);
    more.put(name, value);
    return new PostgresSettings(folder, port, fsync, startTimeout, endsWithJvm, more);
  }
}
