package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceSetup;
import dev.sagas.endtoend.wire.ServiceLinks;
import dev.sagas.test.PrivateServers;
import java.util.List;

/** Links between services and servers that are slow, cut, half open, and lose what was said. */
final class WireFaults implements FaultKit {

  private final ServiceLinks links;

  WireFaults(PrivateServers servers) {
    this.links = new ServiceLinks(servers, CheckoutSystem.SERVICES);
  }

  @Override
  public ServiceSetup equip(ServiceSetup setup) {
    return links.through(setup);
  }

  @Override
  public List<Fault> faults(ChaosSystem system) {
    return links.faults();
  }

  @Override
  public boolean besideOthers() {
    return true;
  }

  @Override
  public void close() {
    links.close();
  }
}
