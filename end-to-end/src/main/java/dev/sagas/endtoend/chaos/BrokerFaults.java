package dev.sagas.endtoend.chaos;

import static dev.sagas.endtoend.chaos.ChaosSystem.BROKER;

import dev.sagas.endtoend.fault.Blow;
import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.fault.Hold;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceProcess;
import dev.sagas.endtoend.system.Signal;
import dev.sagas.test.PrivateBroker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** RabbitMQ, one node of it, killed, paused and restarted, by itself and with others. */
final class BrokerFaults implements FaultKit {

  private static final Set<String> PARTS = Set.of(BROKER);

  private final PrivateBroker broker;

  BrokerFaults(PrivateBroker broker) {
    this.broker = broker;
  }

  @Override
  public List<Fault> faults(ChaosSystem system) {
    List<Fault> faults = new ArrayList<>();
    faults.add(new Blow("kill -9 of RabbitMQ", PARTS, this::kill));
    faults.add(new Blow("pause of RabbitMQ", PARTS, this::pause));
    faults.add(new Blow("restart of RabbitMQ", PARTS, random -> restart()));
    for (String name : CheckoutSystem.SERVICES) {
      faults.add(
          new Blow(
              "kill -9 of a service and RabbitMQ at once",
              Set.of(BROKER, name),
              random -> killWith(system.service(name))));
    }
    faults.add(new Blow("kill -9 of everything", everything(), random -> killEverything(system)));
    return faults;
  }

  private void kill(RandomGenerator random) throws InterruptedException {
    broker.kill();
    Hold.between(0, 3_000, random);
    broker.start();
  }

  private void pause(RandomGenerator random) throws InterruptedException {
    List<Long> node = List.of(broker.pid());
    Signal.STOP.to(node);
    try {
      Hold.between(500, 12_000, random);
    } finally {
      Signal.CONT.to(node);
    }
  }

  private void restart() {
    broker.stop();
    broker.start();
  }

  private void killWith(ServiceProcess service) {
    service.kill();
    broker.kill();
    service.start();
    broker.start();
    new Supervisor(service).awaitReady();
  }

  private void killEverything(ChaosSystem system) {
    CheckoutSystem.SERVICES.forEach(name -> system.service(name).kill());
    broker.kill();
    system.postgres().kill();
    system.postgres().start();
    broker.start();
    CheckoutSystem.SERVICES.forEach(name -> system.service(name).start());
    CheckoutSystem.SERVICES.forEach(name -> new Supervisor(system.service(name)).awaitReady());
  }

  private static Set<String> everything() {
    Set<String> all = new HashSet<>(CheckoutSystem.SERVICES);
    all.add(ChaosSystem.POSTGRES);
    all.add(BROKER);
    return all;
  }
}
