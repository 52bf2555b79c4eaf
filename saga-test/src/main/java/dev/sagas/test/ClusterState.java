package dev.sagas.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

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

  /** What is missing until every node runs and every queue has a leader, and a member on each. */
  List<String> problems() {
    long running = runningNodes();
    if (running != nodes) {
      return List.of("%d of %d nodes run and have lost no other".formatted(running, nodes));
    }
    Map<String, JsonNode> all = new HashMap<>();
    stream(broker.management().get("/api/queues/" + broker.virtualHost()))
        .forEach(queue -> all.put(queue.path("name").asText(), queue));
    return queues.stream().flatMap(name -> problem(name, all.get(name)).stream()).toList();
  }

  private Optional<String> problem(String name, @Nullable JsonNode queue) {
    if (queue == null) {
      return Optional.of(name + " is missing");
    }
    int members = queue.path("members").size();
    int online = queue.path("online").size();
    boolean led =
        queue.path("type").asText().equals("stream")
            || stream(queue.path("online"))
                .anyMatch(node -> node.asText().equals(queue.path("leader").asText()));
    return members == nodes && online == nodes && led
        ? Optional.empty()
        : Optional.of(
            "%s has %d members, %d online, and %s"
                .formatted(name, members, online, led ? "a leader" : "no leader"));
  }

  /** A node on which a queue's member is not online. */
  Optional<String> lagging() {
    return stream(broker.management().get("/api/queues/" + broker.virtualHost()))
        .flatMap(ClusterState::offline)
        .findFirst();
  }

  private static Stream<String> offline(JsonNode queue) {
    List<String> online = stream(queue.path("online")).map(JsonNode::asText).toList();
    return stream(queue.path("members"))
        .map(JsonNode::asText)
        .filter(member -> !online.contains(member));
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
