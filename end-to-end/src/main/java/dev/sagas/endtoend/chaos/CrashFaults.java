package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.crash.Agent;
import dev.sagas.endtoend.crash.CrashControl;
import dev.sagas.endtoend.crash.ProtocolPoints;
import dev.sagas.endtoend.fault.Blow;
import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceProcess;
import dev.sagas.endtoend.system.ServiceSetup;
import dev.sagas.faultagent.Point;
import dev.sagas.faultagent.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** Services that end in the very moment before or after a step of the delivery protocol. */
final class CrashFaults implements FaultKit {

  /** These wait for an operator or for hours to pass: the sweep of all points makes them busy. */
  private static final Set<Role> SELDOM = Set.of(Role.OPERATOR, Role.DRAIN, Role.PURGE);

  private static final long PATIENCE_SECONDS = 15;
  private static final int MOST_PASSES = 20;

  private final CrashControl control = new CrashControl();
  private final Map<String, Integer> hits = new ConcurrentSkipListMap<>();

  @Override
  public ServiceSetup equip(ServiceSetup setup) {
    return setup.with("-XX:+EnableDynamicAgentLoading");
  }

  @Override
  public List<Fault> faults(ChaosSystem system) {
    List<Fault> faults = new ArrayList<>();
    for (String name : CheckoutSystem.SERVICES) {
      List<Point> points =
          ProtocolPoints.of(name).stream().filter(it -> !SELDOM.contains(it.role())).toList();
      faults.add(
          new Blow(
              "crash at a point of the protocol",
              Set.of(name),
              random -> crash(system, system.service(name), points, random)));
    }
    return faults;
  }

  /** A point that is not passed in time, since others are broken too, is given up by a kill. */
  private void crash(
      ChaosSystem system, ServiceProcess service, List<Point> points, RandomGenerator random)
      throws InterruptedException, ExecutionException {
    Agent agent = control.agent(service);
    agent.arm(points.get(random.nextInt(points.size())), random.nextInt(1, MOST_PASSES));
    try {
      String point = agent.end().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!point.isEmpty()) {
        hits.merge(service.name() + " " + point, 1, Integer::sum);
      }
    } catch (TimeoutException notPassed) {
      hits.merge("killed, as its point was not passed in time", 1, Integer::sum);
    }
    service.kill();
    system.startStubbornly(service);
  }

  @Override
  public List<String> findings() {
    return hits.entrySet().stream()
        .map(hit -> "crash point %s: %d times".formatted(hit.getKey(), hit.getValue()))
        .toList();
  }

  @Override
  public void close() {
    control.close();
  }
}
