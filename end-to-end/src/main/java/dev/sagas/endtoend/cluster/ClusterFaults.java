package dev.sagas.endtoend.cluster;

import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.fault.Hold;
import dev.sagas.test.ClusterNode;
import dev.sagas.test.PrivateCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What can become of a cluster without its data being lost: two of three nodes always go on. Each
 * fault returns once the cluster is whole again, so that no two of them make a majority fail.
 */
public final class ClusterFaults {

  private static final List<String> INBOXES =
      List.of("order.inbox", "customer.inbox", "inventory.inbox", "payment.inbox");

  private final PrivateCluster cluster;

  private ClusterFaults(PrivateCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Every fault that this cluster's network allows. Those that hide a node from its clients need
   * nodes with networks of their own.
   */
  public static List<Fault> of(PrivateCluster cluster) {
    ClusterFaults faults = new ClusterFaults(cluster);
    List<Fault> all =
        new ArrayList<>(
            List.of(
                faults.fault("kill -9 of a cluster node", faults::any, faults::kill),
                faults.fault(
                    "kill -9 of the node that leads an inbox", faults::leader, faults::kill),
                faults.fault("short pause of a cluster node", faults::any, faults::pauseShortly),
                faults.fault("long pause of a cluster node", faults::any, faults::pauseForLong),
                faults.fault("cluster cut into halves", faults::any, faults::cutForLong),
                faults.fault(
                    "cluster cut, leader in the minority", faults::leader, faults::cutForLong)));
    if (cluster.losesSilently()) {
      all.add(faults.fault("cluster cut for a moment", faults::any, faults::cutShortly));
      all.add(faults.fault("cluster node without power", faults::any, faults::unplug));
      all.add(
          faults.fault("node that leads an inbox without power", faults::leader, faults::unplug));
    }
    return List.copyOf(all);
  }

  private Fault fault(String kind, Choice choice, Blow blow) {
    return new NodeFault(cluster, kind, choice, blow);
  }

  private ClusterNode any(RandomGenerator random) {
    return cluster.nodes().get(random.nextInt(cluster.nodes().size()));
  }

  private ClusterNode leader(RandomGenerator random) {
    return cluster.leaderOf(INBOXES.get(random.nextInt(INBOXES.size())));
  }

  private void kill(ClusterNode node, RandomGenerator random) throws InterruptedException {
    whileBroken(node::kill, node::start, 0, 1, random);
  }

  private void pauseShortly(ClusterNode node, RandomGenerator random) throws InterruptedException {
    whileBroken(node::pause, node::resume, 0, 0.5, random);
  }

  private void pauseForLong(ClusterNode node, RandomGenerator random) throws InterruptedException {
    whileBroken(node::pause, node::resume, 1.5, 2.5, random);
  }

  private void cutShortly(ClusterNode node, RandomGenerator random) throws InterruptedException {
    whileBroken(() -> cluster.cutOff(node), () -> cluster.heal(node), 0, 0.5, random);
  }

  private void cutForLong(ClusterNode node, RandomGenerator random) throws InterruptedException {
    whileBroken(() -> cluster.cutOff(node), () -> cluster.heal(node), 2, 3, random);
  }

  private void unplug(ClusterNode node, RandomGenerator random) throws InterruptedException {
    whileBroken(() -> cluster.unplug(node), () -> cluster.plugIn(node), 2, 3, random);
  }

  /**
   * Breaks, holds, and mends.
   *
   * @param least how long it stays broken at least, in times after which a silent node counts as
   *     lost (between three and five quarters of that time): below half of it no one notices, from
   *     twice on everyone has
   * @param most how long at most
   */
  private void whileBroken(
      Runnable smash, Runnable mend, double least, double most, RandomGenerator random)
      throws InterruptedException {
    long tick = cluster.tickTime().toMillis();
    smash.run();
    try {
      Hold.between((long) (tick * least), (long) (tick * most), random);
    } finally {
      mend.run();
    }
  }

  /** Which node is struck. */
  @FunctionalInterface
  interface Choice {
    ClusterNode of(RandomGenerator random);
  }

  /** Breaks a node, holds, and mends. */
  @FunctionalInterface
  interface Blow {
    void strike(ClusterNode node, RandomGenerator random) throws InterruptedException;
  }
}
