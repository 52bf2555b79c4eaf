package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.fault.Blow;
import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.fault.Hold;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Services that are killed, paused, restarted, doubled, and outlived by themselves. */
final class ServiceFaults implements FaultKit {

  @Override
  public List<Fault> faults(ChaosSystem system) {
    List<Fault> faults = new ArrayList<>();
    for (String name : CheckoutSystem.SERVICES) {
      Instances instances = new Instances(system, name);
      Set<String> parts = Set.of(name);
      faults.add(new Blow("kill -9 of a service", parts, instances::kill));
      faults.add(new Blow("pause of a service", parts, instances::pause));
      faults.add(new Blow("restart of a service", parts, instances::restart));
      faults.add(new Blow("second instance started and scaled down", parts, instances::scale));
      faults.add(new Blow("second instance killed", parts, instances::killSecond));
      faults.add(new Blow("zombie beside a second instance", parts, instances::zombie));
    }
    Set<String> all = Set.copyOf(CheckoutSystem.SERVICES);
    faults.add(new Blow("kill -9 of all services", all, random -> killAll(system)));
    return faults;
  }

  private static void killAll(ChaosSystem system) {
    CheckoutSystem.SERVICES.forEach(name -> system.service(name).kill());
    CheckoutSystem.SERVICES.forEach(name -> system.service(name).start());
    CheckoutSystem.SERVICES.forEach(name -> new Supervisor(system.service(name)).awaitReady());
  }

  /** The instances of one service. */
  private record Instances(ChaosSystem system, String name) {

    /** Longer than the relay's lease, and than two of the broker's heartbeats. */
    private static final long PAST_EVERY_LEASE = 13_000;

    private ServiceProcess first() {
      return system.service(name);
    }

    private ServiceProcess second() {
      return system.second(name);
    }

    void kill(RandomGenerator random) throws InterruptedException {
      first().kill();
      Hold.between(0, 1_000, random);
      system.startStubbornly(first());
    }

    void pause(RandomGenerator random) throws InterruptedException {
      paused(500, 8_000, random);
    }

    private void paused(long least, long most, RandomGenerator random) throws InterruptedException {
      first().pause();
      try {
        Hold.between(least, most, random);
      } finally {
        first().resume();
      }
      new Supervisor(first()).awaitReady();
    }

    void restart(RandomGenerator random) {
      first().stop();
      system.startStubbornly(first());
    }

    void scale(RandomGenerator random) throws InterruptedException {
      beside(() -> Hold.between(500, 4_000, random), second()::stop);
    }

    void killSecond(RandomGenerator random) throws InterruptedException {
      beside(() -> Hold.between(1_000, 4_000, random), second()::kill);
    }

    void zombie(RandomGenerator random) throws InterruptedException {
      beside(() -> paused(PAST_EVERY_LEASE, PAST_EVERY_LEASE + 3_000, random), second()::stop);
    }

    private void beside(Waiting what, Runnable end) throws InterruptedException {
      system.startStubbornly(second());
      system.open(second());
      try {
        what.happen();
      } finally {
        system.close(second());
        end.run();
      }
    }
  }

  @FunctionalInterface
  private interface Waiting {
    void happen() throws InterruptedException;
  }
}
