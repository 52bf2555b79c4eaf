package dev.sagas.endtoend.chaos;

import static dev.sagas.endtoend.chaos.ChaosSystem.BROKER;
import static dev.sagas.endtoend.chaos.ChaosSystem.POSTGRES;

import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.test.PrivateBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Servers that live but refuse: full memory, full disk, no more connections, lost patience. */
final class LimitFaults implements FaultKit {

  @Override
  public List<Fault> faults(ChaosSystem system) {
    PrivateBroker broker = system.broker();
    List<Fault> faults = new ArrayList<>();
    Set<String> messages = Set.of(BROKER);
    faults.add(new Blow("memory alarm of RabbitMQ", messages, random -> memory(broker, random)));
    faults.add(new Blow("disk alarm of RabbitMQ", messages, random -> disk(broker, random)));
    BrokerConnections connections = new BrokerConnections(broker);
    faults.add(new Blow("RabbitMQ takes no connections", messages, connections::refuse));
    faults.add(new Blow("RabbitMQ closes all connections", messages, connections::closeAll));
    for (String name : CheckoutSystem.SERVICES) {
      DatabaseConnections role = new DatabaseConnections(system.postgres(), name);
      Set<String> database = Set.of(POSTGRES);
      faults.add(new Blow("database connections exhausted", database, role::exhaust));
      faults.add(new Blow("PostgreSQL ends connections", database, role::terminate));
      ConsumerTimeout timeout = new ConsumerTimeout(broker, connections, system.service(name));
      faults.add(new Blow("consumer timeout", Set.of(BROKER, name), timeout::strike));
    }
    return faults;
  }

  private static void memory(PrivateBroker broker, RandomGenerator random)
      throws InterruptedException {
    broker.blockPublishers();
    try {
      Hold.between(1_000, 8_000, random);
    } finally {
      broker.unblockPublishers();
    }
  }

  private static void disk(PrivateBroker broker, RandomGenerator random)
      throws InterruptedException {
    broker.administer("set_disk_free_limit", "1000TB");
    try {
      Hold.between(1_000, 8_000, random);
    } finally {
      broker.administer("set_disk_free_limit", "50MB");
    }
  }
}
