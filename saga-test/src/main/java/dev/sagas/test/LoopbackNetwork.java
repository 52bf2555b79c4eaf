package dev.sagas.test;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Nodes on the loopback interface, told apart by their ports. There is no network to break: nodes
 * are kept apart by refusing each other's cookie, which both notice at once.
 */
final class LoopbackNetwork implements ClusterNetwork {

  private final List<BrokerPorts> ports;

  LoopbackNetwork(int nodes) {
    int epmd = FreePorts.next();
    this.ports =
        Stream.generate(BrokerPorts::free).limit(nodes).map(free -> free.mappedBy(epmd)).toList();
  }

  @Override
  public String address(int number) {
    return "127.0.0.1";
  }

  @Override
  public BrokerPorts ports(int number) {
    return ports.get(number - 1);
  }

  @Override
  public List<String> beside(int number, List<String> command) {
    return command;
  }

  @Override
  public List<List<Integer>> machines() {
    return List.of(IntStream.rangeClosed(1, ports.size()).boxed().toList());
  }

  @Override
  public boolean losesSilently() {
    return false;
  }

  @Override
  public void cut(ClusterNode one, ClusterNode other) {
    refuse(one, other);
    refuse(other, one);
  }

  private static void refuse(ClusterNode node, ClusterNode other) {
    node.administer(
        "eval",
        "erlang:set_cookie('%1$s', cut), erlang:disconnect_node('%1$s').".formatted(other.name()));
  }

  @Override
  public void heal(ClusterNode one, ClusterNode other) {
    accept(one, other);
    accept(other, one);
  }

  private static void accept(ClusterNode node, ClusterNode other) {
    node.administer(
        "eval", "erlang:set_cookie('%s', erlang:get_cookie()).".formatted(other.name()));
  }

  @Override
  public void hide(ClusterNode node) {
    throw new UnsupportedOperationException("Clients always reach " + node.name());
  }

  @Override
  public void show(ClusterNode node) {}

  @Override
  public void close() {}
}
