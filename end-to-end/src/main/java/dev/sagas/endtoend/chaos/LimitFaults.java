package dev.sagas.endtoend.chaos;

import static dev.sagas.endtoend.chaos.ChaosSystem.BROKER;

import dev.sagas.endtoend.fault.Blow;
import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.fault.Hold;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.test.PrivateBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A broker that lives but refuses: full memory, full disk, no more connections, lost patience. */
final class LimitFaults implements FaultKit {

  private static final Set<String> PARTS = Set.of(BROKER);

  private final PrivateBroker broker;

  LimitFaults(PrivateBroker broker) {
    this.broker = broker;
  }

  @Override
  public List<Fault> faults(ChaosSystem system) {
    List<Fault> faults = new ArrayList<>();
    faults.add(new Blow("memory alarm of RabbitMQ", PARTS, this::memory));
    faults.add(new Blow("disk alarm of RabbitMQ", PARTS, this::disk));
    BrokerConnections connections = new BrokerConnections(broker);
    faults.add(new Blow("RabbitMQ takes no connections", PARTS, connections::refuse));
    faults.add(new Blow("RabbitMQ closes all connections", PARTS, connections::closeAll));
    for (String name : CheckoutSystem.SERVICES) {
      ConsumerTimeout timeout = new ConsumerTimeout(broker, connections, system.service(name));
      faults.add(new Blow("consumer timeout", Set.of(BROKER, name), timeout::strike));
    }
    return faults;
  }

  private void memory(RandomGenerator random) throws InterruptedException {
    broker.blockPublishers();
    try {
      Hold.between(500, 4_000, random);
    } finally {
      broker.unblockPublishers();
    }
  }

  private void disk(RandomGenerator random) throws InterruptedException {
    broker.administer("set_disk_free_limit", "1000000GB");
    try {
      Hold.between(500, 4_000, random);
    } finally {
      broker.administer("set_disk_free_limit", "50MB");
    }
  }
}
