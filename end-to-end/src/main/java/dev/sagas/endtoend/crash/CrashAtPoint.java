package dev.sagas.endtoend.crash;

import dev.sagas.endtoend.chaos.ChaosSystem;
import dev.sagas.endtoend.chaos.Fault;
import dev.sagas.endtoend.system.ServiceProcess;
import dev.sagas.faultagent.Point;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A service ends exactly before, or after, one operation, and is started again.
 *
 * @param points one of them is drawn; all of the same operation and side
 * @param crashed told of each crash
 */
record CrashAtPoint(
    ChaosSystem system,
    CrashControl control,
    String service,
    List<Point> points,
    Consumer<String> crashed)
    implements Fault {

  /** Longer than anything else that breaks keeps the service from working. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final int LATEST_HIT = 20;

  @Override
  public String kind() {
    Point point = points.get(0);
    return "crash %s %s"
        .formatted(
            point.side().name().toLowerCase(Locale.ROOT),
            point.operation().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Set<String> parts() {
    return Set.of(service);
  }

  @Override
  public void strike(RandomGenerator random) throws Exception {
    Point point = points.get(random.nextInt(points.size()));
    ServiceProcess process = system.service(service);
    Agent agent = control.agent(process);
    agent.arm(point, 1 + random.nextInt(LATEST_HIT));
    String end = agent.end().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (!end.equals(point.toString())) {
      throw new IllegalStateException(
          "%s ended at '%s' instead of %s".formatted(service, end, point));
    }
    crashed.accept(service + " " + point);
    process.kill();
    system.startStubbornly(process);
  }
}
