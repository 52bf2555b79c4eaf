package dev.sagas.test;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A RabbitMQ cluster of three nodes of this JVM's own, which ends with the JVM. Where this machine
 * allows it (as root, with the command {@code ip}), each node has a network namespace, so that the
 * network between them can be cut; else they share the loopback interface. Of what a killed JVM has
 * left, namespaces and the nodes in them are removed by the next cluster.
 *
 * <p>A minority of nodes pauses itself until it sees the others again ({@code pause_minority}): it
 * closes its clients' connections, which then find the majority.
 */
public final class PrivateCluster implements MessageBroker {

  private static final int MOST_RESTARTS = 3;
  private static final int NODES = 3;

  private static final String CONFIGURATION =
      """
      cluster_formation.peer_discovery_backend = classic_config
      cluster_formation.classic_config.nodes.1 = %s
      cluster_partition_handling = pause_minority
      net_ticktime = %d
      loopback_users = none
      default_user = %s
      default_pass = %s
      """;

  private final ClusterSettings settings;
  private final PrivateFolder folder;
  private final ClusterNetwork network;
  private final List<ClusterNode> nodes;
  private final List<Process> portMappers = new ArrayList<>();
  private final ClusterWatch watch;
  private final ServerLifetime lifetime;

  private PrivateCluster(ClusterSettings settings, ClusterNetwork network) {
    this.settings = settings;
    this.network = network;
    this.folder = PrivateFolder.of(settings.folder(), "sagas-cluster-");
    this.nodes =
        IntStream.rangeClosed(1, NODES)
            .mapToObj(number -> new ClusterNode(number, network, folderOf(number)))
            .toList();
    this.watch = new ClusterWatch(this, settings);
    this.lifetime = ServerLifetime.begin(true, "end-private-cluster", () -> end());
  }

  private Path folderOf(int number) {
    return folder.path().resolve("node-" + number);
  }

  /**
   * Starts a cluster and returns once every node serves and every queue has a member on each.
   *
   * @throws IllegalStateException if no RabbitMQ is installed or it does not start; the message
   *     says how to install it, or ends with the tails of its logs
   */
  public static PrivateCluster start(ClusterSettings settings) {
    PrivateCluster cluster = new PrivateCluster(settings, network(settings));
    try {
      cluster.start();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static ClusterNetwork network(ClusterSettings settings) {
    return settings.ownNetworks()
        ? NamespaceNetwork.create(NODES).orElseGet(() -> new LoopbackNetwork(NODES))
        : new LoopbackNetwork(NODES);
  }

  private void start() {
    String cookie = UUID.randomUUID().toString();
    nodes.forEach(node -> node.prepare(configuration(), cookie));
    network.machines().forEach(this::startPortMapper);
    // Side by side, new nodes that do not see each other yet may each found a cluster.
    nodes.get(0).start();
    watch.awaitRunning(1);
    nodes.forEach(ClusterNode::start);
    watch.awaitRunning(NODES);
    // Not by rabbitmqctl, which is given up like a node that is silent for longer than a tick.
    management().importDefinitions(settings.definitions());
    awaitWhole();
  }

  private String configuration() {
    Account operator = operator();
    return CONFIGURATION.formatted(
        nodes.get(0).name(), settings.tickTime().toSeconds(), operator.user(), operator.password());
  }

  /** One for each machine, which outlives the nodes: they are found by it. */
  private void startPortMapper(List<Integer> machine) {
    ClusterNode first = nodes.get(machine.get(0) - 1);
    String addresses =
        machine.stream().map(network::address).distinct().collect(Collectors.joining(","));
    List<String> command =
        List.of(
            RabbitInstallation.required().epmd().toString(),
            "-address",
            addresses,
            "-port",
            Integer.toString(first.ports().epmd()));
    portMappers.add(
        BrokerProcess.start(
            "epmd", first.files(), first.environment(), network.beside(first.number(), command)));
  }

  /** Its nodes. */
  public List<ClusterNode> nodes() {
    return nodes;
  }

  /**
   * Whether the network can lose messages silently, and hide a node from its clients. False on the
   * loopback interface: there nodes that are cut off know it at once.
   */
  public boolean losesSilently() {
    return network.losesSilently();
  }

  /**
   * After how long without a sign of life the nodes give one of them up, give or take a quarter.
   */
  public Duration tickTime() {
    return settings.tickTime();
  }

  /** Cuts the network between {@code node} and the others; clients still reach every node. */
  public void cutOff(ClusterNode node) {
    network.cut(node, others(node));
  }

  /**
   * Returns once {@code node} has paused itself, as one does that sees no other.
   *
   * @throws IllegalStateException if it does not; the message ends with the tails of the nodes'
   *     logs
   */
  public void awaitPause(ClusterNode node) {
    watch.awaitPause(node);
  }

  /** Ends {@link #cutOff}. */
  public void heal(ClusterNode node) {
    network.heal(node, others(node));
  }

  /**
   * Cuts the network between {@code node} and everyone, as when its machine loses power: not even
   * the end of a connection is told.
   *
   * @throws UnsupportedOperationException unless {@link #losesSilently}
   */
  public void unplug(ClusterNode node) {
    node.hide();
    cutOff(node);
  }

  /** Ends {@link #unplug}. */
  public void plugIn(ClusterNode node) {
    heal(node);
    node.show();
  }

  private List<ClusterNode> others(ClusterNode node) {
    return nodes.stream().filter(other -> other != node).toList();
  }

  /**
   * Returns once every node serves, knows of every other, and every queue has a leader and a member
   * on each.
   *
   * @throws IllegalStateException if that does not come about; the message ends with the tails of
   *     the nodes' logs
   */
  public void awaitWhole() {
    watch.awaitWhole();
  }

  /**
   * The same after {@code struck} was out of the others' sight. They have given it up by then; if
   * it sees them again before it notices, it does not pause itself, and with RabbitMQ's old
   * metadata store (Mnesia, up to 3.13) both sides go on and ignore each other for ever. If the
   * network changes again while it comes back, it may hang in its start, or its member of a stream
   * waits for a leader that has given it up. None of these mends by itself: as an operator has to,
   * this restarts the node; if that does not help, then the one that lacks a member.
   *
   * @return whether a node was restarted
   */
  public boolean awaitWholeAgain(ClusterNode struck) {
    ClusterNode suspect = struck;
    for (int restarts = 0; restarts < MOST_RESTARTS; restarts++) {
      if (watch.mends(suspect)) {
        return restarts > 0;
      }
      if (restarts > 0) {
        suspect = watch.lagging().flatMap(this::node).orElse(struck);
      }
      suspect.kill();
      suspect.start();
    }
    awaitWhole();
    return true;
  }

  /** The node that leads {@code queue}, as of some seconds ago. */
  public ClusterNode leaderOf(String queue) {
    String name = watch.state().leaderOf(queue);
    return node(name)
        .orElseThrow(() -> new IllegalStateException("No leader of " + queue + ": " + name));
  }

  private Optional<ClusterNode> node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  @Override
  public List<String> amqpAddresses() {
    return nodes.stream().map(node -> "%s:%d".formatted(node.host(), node.ports().amqp())).toList();
  }

  @Override
  public List<String> managementUrls() {
    return nodes.stream().map(this::managementUrl).toList();
  }

  private String managementUrl(ClusterNode node) {
    return "http://%s:%d".formatted(node.host(), node.ports().management());
  }

  @Override
  public String virtualHost() {
    return settings.virtualHost();
  }

  @Override
  public ManagementApi management() {
    return firstThatCan(this::managementOf);
  }

  /**
   * The management API of one node.
   *
   * @throws UncheckedIOException if that does not serve
   */
  ManagementApi managementOf(ClusterNode node) {
    ManagementApi api = new ManagementApi(managementUrl(node), operator());
    api.get("/api/whoami");
    return api;
  }

  @Override
  public Connection connect(Account account) {
    return firstThatCan(
        node -> new AmqpEndpoint(node.host(), node.ports().amqp(), virtualHost()).connect(account));
  }

  private <T> T firstThatCan(Function<ClusterNode, T> call) {
    UncheckedIOException failure = null;
    for (ClusterNode node : nodes) {
      if (node.reachable()) {
        try {
          return call.apply(node);
        } catch (UncheckedIOException e) {
          failure = e;
        }
      }
    }
    throw failure == null ? new UncheckedIOException(new IOException("No node runs")) : failure;
  }

  /** Kills every node, and deletes its folder if that is temporary. */
  @Override
  public void close() {
    lifetime.over();
    end();
  }

  private void end() {
    nodes.forEach(ClusterNode::kill);
    portMappers.forEach(Process::destroyForcibly);
    network.close();
    folder.discard();
  }
}
