package dev.sagas.test;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

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

  private static final int NODES = 3;
  private static final Duration PATIENCE_WITH_SPLIT = Duration.ofSeconds(20);
  private static final Duration PATIENCE_WITH_START = Duration.ofSeconds(60);

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
  private final ServerLifetime lifetime;

  private PrivateCluster(ClusterSettings settings, ClusterNetwork network) {
    this.settings = settings;
    this.network = network;
    this.folder = PrivateFolder.of(settings.folder(), "sagas-cluster-");
    this.nodes =
        IntStream.rangeClosed(1, NODES)
            .mapToObj(number -> new ClusterNode(number, network, folderOf(number)))
            .toList();
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
    ClusterState state = state();
    // Side by side, new nodes that do not see each other yet may each found a cluster.
    nodes.get(0).start();
    await("the first node to serve", () -> state.runningNodes() == 1);
    nodes.forEach(ClusterNode::start);
    await("all nodes to have joined", () -> state.runningNodes() == NODES);
    // Not by rabbitmqctl, which is given up like a node that is silent for longer than a tick.
    management().importDefinitions(settings.definitions());
    await("a member of every queue on each node", this::isWhole);
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
    await(
        node.name() + " to pause itself",
        () -> !node.administer("eval", "rabbit:is_running().").contains("true"));
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
    await("the cluster to be whole", this::isWhole);
  }

  /**
   * The same after {@code struck} was out of the others' sight. They have given it up by then; if
   * it sees them again before it notices, it does not pause itself, and with RabbitMQ's old
   * metadata store (Mnesia, up to 3.13) both sides go on and ignore each other for ever. And if the
   * network changes again while it comes back, it may hang in its start. Neither mends by itself:
   * as an operator has to, this restarts the node.
   *
   * @return whether it was restarted
   */
  public boolean awaitWholeAgain(ClusterNode struck) {
    long healed = System.nanoTime();
    await(
        "the cluster to be whole, or beyond mending itself",
        () -> isWhole() || isLost(struck, Duration.ofNanos(System.nanoTime() - healed)));
    if (isWhole()) {
      return false;
    }
    struck.kill();
    struck.start();
    awaitWhole();
    return true;
  }

  private boolean isLost(ClusterNode struck, Duration since) {
    return (since.compareTo(PATIENCE_WITH_SPLIT) > 0 && state().ignores(struck))
        || (since.compareTo(PATIENCE_WITH_START) > 0 && !serves(struck));
  }

  private boolean isWhole() {
    return nodes.stream().allMatch(this::serves) && state().isWhole();
  }

  /**
   * The others count it among those that run long before it does, and tell of its queues what was
   * so before it went.
   */
  private boolean serves(ClusterNode node) {
    try {
      managementOf(node);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** The node that leads {@code queue}, as of some seconds ago. */
  public ClusterNode leaderOf(String queue) {
    String name = state().leaderOf(queue);
    return nodes.stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No leader of " + queue + ": " + name));
  }

  private ClusterState state() {
    return new ClusterState(this, NODES, settings.definitions());
  }

  private void await(String what, Callable<Boolean> condition) {
    try {
      Awaitility.await(what)
          .atMost(settings.startTimeout())
          .pollInterval(Duration.ofMillis(250))
          .ignoreException(UncheckedIOException.class)
          .failFast("a node ended", () -> nodes.stream().anyMatch(ClusterNode::failed))
          .until(condition);
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      throw new IllegalStateException("%s%n%s%s".formatted(e.getMessage(), problems(), logs()), e);
    }
  }

  private String problems() {
    Stream<String> silent =
        nodes.stream().filter(node -> !serves(node)).map(node -> node.name() + " does not serve");
    return Stream.concat(silent, problemsThatAreTold()).collect(Collectors.joining("; "));
  }

  private Stream<String> problemsThatAreTold() {
    try {
      return state().problems().stream();
    } catch (UncheckedIOException e) {
      return Stream.of(String.valueOf(e.getMessage()));
    }
  }

  private String logs() {
    return LogTail.of(
        nodes.stream()
            .map(ClusterNode::files)
            .flatMap(files -> List.of(files.console(), files.log()).stream())
            .toArray(Path[]::new));
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

  private ManagementApi managementOf(ClusterNode node) {
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
