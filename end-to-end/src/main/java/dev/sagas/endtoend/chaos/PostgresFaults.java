package dev.sagas.endtoend.chaos;

import static dev.sagas.endtoend.chaos.ChaosSystem.POSTGRES;

import dev.sagas.endtoend.fault.Blow;
import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.fault.Hold;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceProcess;
import dev.sagas.endtoend.system.Signal;
import dev.sagas.test.PrivatePostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** PostgreSQL killed, paused and restarted, by itself and with a service, or out of connections. */
final class PostgresFaults implements FaultKit {

  private static final Set<String> PARTS = Set.of(POSTGRES);

  private final PrivatePostgres postgres;

  PostgresFaults(PrivatePostgres postgres) {
    this.postgres = postgres;
  }

  @Override
  public List<Fault> faults(ChaosSystem system) {
    List<Fault> faults = new ArrayList<>();
    faults.add(new Blow("kill -9 of PostgreSQL", PARTS, this::kill));
    faults.add(new Blow("pause of PostgreSQL", PARTS, this::pause));
    faults.add(new Blow("restart of PostgreSQL", PARTS, random -> restart()));
    for (String name : CheckoutSystem.SERVICES) {
      DatabaseConnections role = new DatabaseConnections(postgres, name);
      faults.add(new Blow("database connections exhausted", PARTS, role::exhaust));
      faults.add(new Blow("PostgreSQL ends connections", PARTS, role::terminate));
      faults.add(
          new Blow(
              "kill -9 of a service and PostgreSQL at once",
              Set.of(POSTGRES, name),
              random -> killWith(system.service(name))));
    }
    return faults;
  }

  private void kill(RandomGenerator random) throws InterruptedException {
    postgres.kill();
    Hold.between(0, 4_000, random);
    postgres.start();
  }

  /** The server first, so that no process of it is left out. */
  private void pause(RandomGenerator random) throws InterruptedException {
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
      Hold.between(500, 6_000, random);
    } finally {
      Signal.CONT.to(processes);
    }
  }

  private void restart() {
    postgres.stop();
    postgres.start();
  }

  private void killWith(ServiceProcess service) {
    service.kill();
    postgres.kill();
    service.start();
    postgres.start();
    new Supervisor(service).awaitReady();
  }
}
