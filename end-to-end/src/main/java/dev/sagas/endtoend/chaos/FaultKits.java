package dev.sagas.endtoend.chaos;

import dev.sagas.test.PrivateBroker;
import dev.sagas.test.PrivateCluster;
import dev.sagas.test.PrivateServers;
import java.util.ArrayList;
import java.util.List;

/** What a run can break. */
final class FaultKits {

  private FaultKits() {}

  /** All kits, at servers that run already. */
  static List<FaultKit> at(PrivateServers servers) {
    List<FaultKit> kits = new ArrayList<>();
    kits.add(new ServiceFaults());
    kits.add(new CrashFaults());
    kits.add(new PostgresFaults(servers.postgres()));
    kits.add(new TopologyFaults());
    if (servers.messageBroker() instanceof PrivateCluster cluster) {
      kits.add(new NodeFaults(cluster));
    } else {
      PrivateBroker broker = servers.broker();
      kits.add(new BrokerFaults(broker));
      kits.add(new LimitFaults(broker));
      kits.add(new WireFaults(servers));
    }
    return kits;
  }
}
