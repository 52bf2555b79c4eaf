package dev.sagas.endtoend.crash;

import dev.sagas.endtoend.chaos.ChaosSystem;
import dev.sagas.endtoend.chaos.Fault;
import dev.sagas.endtoend.chaos.FaultKit;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceSetup;
import dev.sagas.faultagent.Operation;
import dev.sagas.faultagent.Point;
import dev.sagas.faultagent.Role;
import dev.sagas.faultagent.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Services that end before or after a step of the delivery protocol. */
public final class CrashFaults implements FaultKit {

  /** Those that act all the time; the others are left to {@link CrashSweep}. */
  private static final Set<Role> BUSY =
      Set.of(Role.RELAY, Role.INBOX, Role.INTENT, Role.ANSWER, Role.PROVIDER);

  /** Consumers publish only what fails. */
  private static final Set<Operation> OF_RELAYS = Set.of(Operation.PUBLISH, Operation.CONFIRM);

  private final CrashControl control = new CrashControl();
  private final Map<String, Integer> crashes = new TreeMap<>();

  @Override
  public ServiceSetup equip(ServiceSetup setup) {
    return setup.with(CrashControl.TAKES_AGENTS);
  }

  @Override
  public List<Fault> faults(ChaosSystem system) {
    List<Fault> faults = new ArrayList<>();
    for (String service : CheckoutSystem.SERVICES) {
      for (Operation operation : Operation.values()) {
        for (Side side : Side.values()) {
          List<Point> points = busy(service, operation, side);
          if (!points.isEmpty()) {
            faults.add(new CrashAtPoint(system, control, service, points, this::count));
          }
        }
      }
    }
    return faults;
  }

  private static List<Point> busy(String service, Operation operation, Side side) {
    return ProtocolPoints.of(service).stream()
        .filter(point -> point.operation() == operation && point.side() == side)
        .filter(point -> BUSY.contains(point.role()))
        .filter(point -> point.role() == Role.RELAY || !OF_RELAYS.contains(operation))
        .toList();
  }

  private synchronized void count(String crash) {
    crashes.merge(crash, 1, Integer::sum);
  }

  @Override
  public synchronized List<String> findings() {
    return crashes.entrySet().stream()
        .map(entry -> "crashed %d times: %s".formatted(entry.getValue(), entry.getKey()))
        .toList();
  }

  @Override
  public void close() {
    control.close();
  }
}
