package dev.sagas.test;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A machine for each node, as far as the network can tell: a network namespace with an address of
 * its own, and a switch, in another namespace, that joins them and this machine.
 *
 * <p>Packets are lost without a word by sending them to a hardware address that no one has. That
 * needs neither filters nor queueing disciplines of the kernel, and breaks the path between two
 * nodes while clients go on reaching both.
 */
final class NamespaceNetwork implements ClusterNetwork {

  private static final Logger log = LoggerFactory.getLogger(NamespaceNetwork.class);

  // 198.18.0.0/15 is kept for tests of networks (RFC 2544): 16384 nets of six hosts.
  private static final int NETS = 16_384;
  private static final int ATTEMPTS = 5;
  private static final String NOWHERE = "02:00:00:00:00:01";
  private static final BrokerPorts PORTS = new BrokerPorts(5672, 15672, 15692, 25672, 4369);

  private final int net;
  private final int nodes;
  private final Namespaces namespaces;

  private NamespaceNetwork(int net, int nodes) {
    this.net = net;
    this.nodes = nodes;
    this.namespaces = Namespaces.ofThisProcess(net);
  }

  /** Empty where this process may not have namespaces, or lacks the command {@code ip}. */
  static Optional<ClusterNetwork> create(int nodes) {
    try {
      Namespaces.removeThoseOfTheDead();
    } catch (IllegalStateException | UncheckedIOException e) {
      log.info("Nodes share this machine's network: {}", e.getMessage());
      return Optional.empty();
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      NamespaceNetwork network =
          new NamespaceNetwork(ThreadLocalRandom.current().nextInt(NETS), nodes);
      try {
        network.setUp();
        return Optional.of(network);
      } catch (IllegalStateException e) {
        log.info("Nodes get no network of their own: {}", e.getMessage());
        network.close();
      }
    }
    return Optional.empty();
  }

  private void setUp() {
    namespaces.add("switch");
    namespaces.ip("switch", "link add switch type bridge");
    namespaces.ip("switch", "link set dev switch up");
    Namespaces.ip(
        "link add %s type veth peer name host netns %s"
            .formatted(hostDevice(), namespaces.name("switch")));
    namespaces.ip("switch", "link set dev host master switch up");
    Namespaces.ip("addr add %s/29 dev %s".formatted(address(0), hostDevice()));
    Namespaces.ip("link set dev %s up".formatted(hostDevice()));
    for (int number = 1; number <= nodes; number++) {
      setUp(number);
    }
  }

  private void setUp(int number) {
    String node = Integer.toString(number);
    String port = "port" + number;
    namespaces.add(node);
    namespaces.ip(node, "link set dev lo up");
    namespaces.ip(
        node,
        "link add eth0 type veth peer name %s netns %s".formatted(port, namespaces.name("switch")));
    namespaces.ip("switch", "link set dev %s master switch up".formatted(port));
    namespaces.ip(node, "addr add %s/29 dev eth0".formatted(address(number)));
    namespaces.ip(node, "link set dev eth0 up");
  }

  /** Of this machine for 0. */
  @Override
  public String address(int number) {
    int host = net * 8 + 1 + number;
    return "198.%d.%d.%d".formatted(18 + (host >> 16), (host >> 8) & 255, host & 255);
  }

  private String hostDevice() {
    return "sagas" + net;
  }

  @Override
  public BrokerPorts ports(int number) {
    return PORTS;
  }

  @Override
  public List<String> beside(int number, List<String> command) {
    List<String> inside =
        new ArrayList<>(List.of("ip", "netns", "exec", namespaces.name(Integer.toString(number))));
    inside.addAll(command);
    return inside;
  }

  @Override
  public List<List<Integer>> machines() {
    return IntStream.rangeClosed(1, nodes).mapToObj(List::of).toList();
  }

  @Override
  public boolean losesSilently() {
    return true;
  }

  @Override
  public void cut(ClusterNode node, List<ClusterNode> others) {
    for (ClusterNode other : others) {
      lose(node, other.number());
      lose(other, node.number());
    }
  }

  private void lose(ClusterNode from, int to) {
    namespaces.ip(
        Integer.toString(from.number()),
        "neigh replace %s lladdr %s dev eth0 nud permanent".formatted(address(to), NOWHERE));
  }

  @Override
  public void heal(ClusterNode node, List<ClusterNode> others) {
    for (ClusterNode other : others) {
      find(node, other.number());
      find(other, node.number());
    }
  }

  private void find(ClusterNode from, int to) {
    namespaces.ip(Integer.toString(from.number()), "neigh del %s dev eth0".formatted(address(to)));
  }

  @Override
  public void hide(ClusterNode node) {
    lose(node, 0);
    Namespaces.ip(
        "neigh replace %s lladdr %s dev %s nud permanent"
            .formatted(node.host(), NOWHERE, hostDevice()));
  }

  @Override
  public void show(ClusterNode node) {
    find(node, 0);
    Namespaces.ip("neigh del %s dev %s".formatted(node.host(), hostDevice()));
  }

  /** With a namespace go its devices and their other ends. */
  @Override
  public void close() {
    namespaces.remove();
  }
}
