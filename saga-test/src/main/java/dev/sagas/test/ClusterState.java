package dev.sagas.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the management API tells of a cluster; it lags behind by some seconds. */
final class ClusterState {

  private final MessageBroker broker;
  private final int nodes;
  private final List<String> queues;

  /**
   * Looks at a cluster.
   *
   * @param nodes how many it should have
   * @param definitions name the queues that it should have
   */
  ClusterState(MessageBroker broker, int nodes, Path definitions) {
    this.broker = broker;
    this.nodes = nodes;
    this.queues = queuesOf(definitions, broker.virtualHost());
  }

  private static List<String> queuesOf(Path definitions, String virtualHost) {
    try {
      return stream(new ObjectMapper().readTree(definitions.toFile()).path("queues"))
          .filter(queue -> queue.path("vhost").asText().equals(virtualHost))
          .map(queue -> queue.path("name").asText())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + definitions, e);
    }
  }

  /** How many nodes serve and know of no other that they have lost. */
  long runningNodes() {
    return stream(broker.management().get("/api/nodes")).filter(ClusterState::runs).count();
  }

  private static boolean runs(JsonNode node) {
    return node.path("running").asBoolean() && node.path("partitions").isEmpty();
  }

  /** Whether {@code node} serves, as far as the others know. */
  boolean serves(ClusterNode node) {
    return stream(broker.management().get("/api/nodes"))
        .anyMatch(
            it -> it.path("name").asText().equals(node.name()) && it.path("running").asBoolean());
  }

  /** Whether {@code node} serves, but takes others that serve for lost, or they it. */
  boolean ignores(ClusterNode node) {
    return stream(broker.management().get("/api/nodes"))
        .filter(it -> !it.path("partitions").isEmpty())
        .anyMatch(
            it ->
                it.path("name").asText().equals(node.name())
                    || stream(it.path("partitions"))
                        .anyMatch(lost -> lost.asText().equals(node.name())));
  }

  boolean isWhole() {
    if (runningNodes() != nodes) {
      return false;
    }
    JsonNode all = broker.management().get("/api/queues/" + broker.virtualHost());
    return queues.stream().allMatch(queue -> stream(all).anyMatch(it -> isWhole(queue, it)));
  }

  private boolean isWhole(String name, JsonNode queue) {
    boolean led =
        queue.path("type").asText().equals("stream")
            || stream(queue.path("online"))
                .anyMatch(node -> node.asText().equals(queue.path("leader").asText()));
    return queue.path("name").asText().equals(name)
        && queue.path("members").size() == nodes
        && queue.path("online").size() == nodes
        && led;
  }

  String leaderOf(String queue) {
    return broker
        .management()
        .get("/api/queues/%s/%s".formatted(broker.virtualHost(), queue))
        .path("leader")
        .asText();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
