package dev.sagas.test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Nodes on the loopback interface, told apart by their ports. There is no network to break: nodes
 * are kept apart by one refusing the others' cookie, which all notice at once.
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

  /** All of them in one command: to lose one of two first is another fault, with other effects. */
  @Override
  public void cut(ClusterNode node, List<ClusterNode> others) {
    forEach(node, others, "erlang:set_cookie('%1$s', cut), erlang:disconnect_node('%1$s')");
  }

  @Override
  public void heal(ClusterNode node, List<ClusterNode> others) {
    forEach(node, others, "erlang:set_cookie('%s', erlang:get_cookie())");
  }

  private static void forEach(ClusterNode node, List<ClusterNode> others, String expression) {
    String all =
        others.stream()
            .map(other -> expression.formatted(other.name()))
            .collect(Collectors.joining(", ", "", "."));
    node.administer("eval", all);
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
