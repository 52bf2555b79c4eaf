package dev.sagas.test;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * Waits for what becomes of a cluster. When that does not come about, the message of the {@link
 * IllegalStateException} says what is missing and ends with the tails of the nodes' logs.
 */
final class ClusterWatch {

  private static final Duration PATIENCE_WITH_SPLIT = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PrivateCluster cluster;
  private final ClusterSettings settings;

  ClusterWatch(PrivateCluster cluster, ClusterSettings settings) {
    this.cluster = cluster;
    this.settings = settings;
  }

  ClusterState state() {
    return new ClusterState(cluster, cluster.nodes().size(), settings.definitions());
  }

  void awaitRunning(int count) {
    await(
        count + " of the nodes to run", () -> state().runningNodes(), running -> running == count);
  }

  void awaitPause(ClusterNode node) {
    await(
        node.name() + " to pause itself",
        () -> node.administer("eval", "rabbit:is_running()."),
        running -> !running.contains("true"));
  }

  void awaitWhole() {
    await("the cluster to be whole", this::problems, List::isEmpty);
  }

  /**
   * Returns once it is known whether the cluster is whole again without {@code struck} restarted.
   */
  boolean mends(ClusterNode struck) {
    long healed = System.nanoTime();
    return await(
            "the cluster to be whole, or beyond mending itself",
            () -> mended(struck, Duration.ofNanos(System.nanoTime() - healed)),
            Optional::isPresent)
        .orElseThrow();
  }

  /** The name of a node that is away from some queue; empty when that is not known. */
  Optional<String> lagging() {
    try {
      return state().lagging();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Empty while that may still come about. */
  private Optional<Boolean> mended(ClusterNode struck, Duration since) {
    if (problems().isEmpty()) {
      return Optional.of(true);
    }
    boolean split = since.compareTo(PATIENCE_WITH_SPLIT) > 0 && state().ignores(struck);
    boolean stuck = since.compareTo(PATIENCE) > 0;
    return split || stuck ? Optional.of(false) : Optional.empty();
  }

  private <T> T await(String what, Callable<T> look, Predicate<T> enough) {
    try {
      return Awaitility.await(what)
          .atMost(settings.startTimeout())
          .pollInterval(Duration.ofMillis(250))
          .ignoreException(UncheckedIOException.class)
          .failFast("a node ended", () -> cluster.nodes().stream().anyMatch(ClusterNode::failed))
          .until(look, enough::test);
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      throw new IllegalStateException(
          "%s%n%s%s".formatted(e.getMessage(), String.join("; ", problems()), logs()), e);
    }
  }

  /** What is missing until every node serves, and every queue has a member on each. */
  private List<String> problems() {
    List<String> silent =
        cluster.nodes().stream()
            .filter(node -> !serves(node))
            .map(node -> node.name() + " does not serve")
            .toList();
    return Stream.concat(silent.stream(), told().stream()).toList();
  }

  private List<String> told() {
    try {
      return state().problems();
    } catch (UncheckedIOException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The others count it among those that run long before it does, and tell of its queues what was
   * so before it went.
   */
  private boolean serves(ClusterNode node) {
    try {
      cluster.managementOf(node);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private String logs() {
    return LogTail.of(
        cluster.nodes().stream()
            .map(ClusterNode::files)
            .flatMap(files -> Stream.of(files.console(), files.log()))
            .toArray(Path[]::new));
  }
}
