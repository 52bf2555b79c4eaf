package dev.sagas.endtoend.chaos;

import static dev.sagas.endtoend.chaos.ChaosSystem.BROKER;
import static dev.sagas.endtoend.chaos.ChaosSystem.POSTGRES;

import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceProcess;
import dev.sagas.endtoend.system.Signal;
import dev.sagas.test.PrivateBroker;
import dev.sagas.test.PrivatePostgres;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** PostgreSQL and RabbitMQ killed, paused and restarted, by themselves and with others. */
final class ServerFaults implements FaultKit {

  @Override
  public List<Fault> faults(ChaosSystem system) {
    PrivatePostgres postgres = system.postgres();
    PrivateBroker broker = system.broker();
    List<Fault> faults = new ArrayList<>();
    Set<String> database = Set.of(POSTGRES);
    faults.add(new Blow("kill -9 of PostgreSQL", database, random -> kill(postgres, random)));
    faults.add(new Blow("pause of PostgreSQL", database, random -> pause(postgres, random)));
    faults.add(new Blow("restart of PostgreSQL", database, random -> restart(postgres)));
    Set<String> messages = Set.of(BROKER);
    faults.add(new Blow("kill -9 of RabbitMQ", messages, random -> kill(broker, random)));
    faults.add(new Blow("pause of RabbitMQ", messages, random -> pause(broker, random)));
    faults.add(new Blow("restart of RabbitMQ", messages, random -> restart(broker)));
    for (String name : CheckoutSystem.SERVICES) {
      ServiceProcess service = system.service(name);
      faults.add(
          new Blow(
              "kill -9 of a service and PostgreSQL at once",
              Set.of(POSTGRES, name),
              random -> killBoth(service, postgres::kill, postgres::start)));
      faults.add(
          new Blow(
              "kill -9 of a service and RabbitMQ at once",
              Set.of(BROKER, name),
              random -> killBoth(service, broker::kill, broker::start)));
    }
    faults.add(new Blow("kill -9 of everything", everything(), random -> killEverything(system)));
    return faults;
  }

  private static void kill(PrivatePostgres postgres, RandomGenerator random)
      throws InterruptedException {
    postgres.kill();
    Hold.between(0, 4_000, random);
    postgres.start();
  }

  /** The server first, so that no process of it is left out. */
  private static void pause(PrivatePostgres postgres, RandomGenerator random)
      throws InterruptedException {
    long server = postgres.pid();
    Signal.STOP.to(List.of(server));
    List<Long> processes =
        Stream.concat(
                ProcessHandle.of(server).stream(),
                ProcessHandle.of(server).stream().flatMap(ProcessHandle::descendants))
            .map(ProcessHandle::pid)
            .toList();
    Signal.STOP.to(processes);
    try {
      Hold.between(500, 8_000, random);
    } finally {
      Signal.CONT.to(processes);
    }
  }

  private static void restart(PrivatePostgres postgres) {
    postgres.stop();
    postgres.start();
  }

  private static void kill(PrivateBroker broker, RandomGenerator random)
      throws InterruptedException {
    broker.kill();
    Hold.between(0, 3_000, random);
    broker.start();
  }

  private static void pause(PrivateBroker broker, RandomGenerator random)
      throws InterruptedException {
    List<Long> node = List.of(broker.pid());
    Signal.STOP.to(node);
    try {
      Hold.between(500, 12_000, random);
    } finally {
      Signal.CONT.to(node);
    }
  }

  private static void restart(PrivateBroker broker) {
    broker.stop();
    broker.start();
  }

  private static void killBoth(ServiceProcess service, Runnable kill, Runnable start) {
    service.kill();
    kill.run();
    service.start();
    start.run();
    new Supervisor(service).awaitReady();
  }

  private static void killEverything(ChaosSystem system) {
    CheckoutSystem.SERVICES.forEach(name -> system.service(name).kill());
    system.broker().kill();
    system.postgres().kill();
    system.postgres().start();
    system.broker().start();
    CheckoutSystem.SERVICES.forEach(name -> system.service(name).start());
    CheckoutSystem.SERVICES.forEach(name -> new Supervisor(system.service(name)).awaitReady());
  }

  private static Set<String> everything() {
    Set<String> all = new HashSet<>(CheckoutSystem.SERVICES);
    all.add(POSTGRES);
    all.add(BROKER);
    return all;
  }
}
