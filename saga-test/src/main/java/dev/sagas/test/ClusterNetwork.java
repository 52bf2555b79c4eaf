package dev.sagas.test;

import java.util.List;

/** What lies between the nodes of a cluster, and between them and their clients. */
interface ClusterNetwork extends AutoCloseable {

  /** The address of a node, numbered from 1. */
  String address(int number);

  /** The ports of a node; that of the port mapper is the same for all. */
  BrokerPorts ports(int number);

  /** How a program is run beside a node. */
  List<String> beside(int number, List<String> command);

  /** Numbers of nodes that run side by side on one machine, as far as the network can tell. */
  List<List<Integer>> machines();

  /**
   * Whether messages get lost without anyone being told, as in a broken network. False: nodes that
   * are cut off from each other know it at once, and none can be cut off from its clients.
   */
  boolean losesSilently();

  /** Lets no message pass between a node and the others; clients still reach all of them. */
  void cut(ClusterNode node, List<ClusterNode> others);

  /** Ends {@link #cut}. */
  void heal(ClusterNode node, List<ClusterNode> others);

  /**
   * Lets no message pass between a node and its clients.
   *
   * @throws UnsupportedOperationException if it does not lose silently
   */
  void hide(ClusterNode node);

  /** Ends {@link #hide}. */
  void show(ClusterNode node);

  /** Takes it down, after the nodes. */
  @Override
  void close();
}
