package dev.sagas.endtoend.crash;

import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.faultagent.Point;
import dev.sagas.test.PrivateServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Ends every service at every point of the protocol, each several times, while work goes on, and
 * then looks whether anything was lost, doubled or stuck. Services crash side by side, each at one
 * point after the other.
 */
public final class CrashSweep {

  private static final int CLIENTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration TO_CONVERGE = Duration.ofSeconds(120);

  private final PrivateServers servers;
  private final Map<String, List<Point>> plan;
  private final SweepProgress progress;

  /**
   * A sweep.
   *
   * @param plan the points of each service, each as often as it is to crash there
   */
  CrashSweep(PrivateServers servers, Map<String, List<Point>> plan, SweepProgress progress) {
    this.servers = servers;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Sweeps every point of every service.
   *
   * @param arguments how often each; 1 when there are none
   */
  public static void main(String... arguments) throws Exception {
    int times = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
    SweepProgress progress = new SweepProgress(System.out);
    SweepResult result = new CrashSweep(PrivateServers.shared(), everywhere(times), progress).run();
    result.print(System.out);
    System.exit(result.missed().isEmpty() ? 0 : 1);
  }

  static Map<String, List<Point>> everywhere(int times) {
    Map<String, List<Point>> plan = new TreeMap<>();
    for (String service : CheckoutSystem.SERVICES) {
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        points.addAll(ProtocolPoints.of(service));
      }
      plan.put(service, points);
    }
    return plan;
  }

  /**
   * Crashes at all points of the plan.
   *
   * @throws org.awaitility.core.ConditionTimeoutException if afterwards something is lost, doubled
   *     or stuck; the message says what
   */
  SweepResult run() throws Exception {
    SweepResult result = new SweepResult(plan);
    long began = System.nanoTime();
    try (CrashSystem system = new CrashSystem(servers)) {
      system.services().startServices();
      Errands errands = new Errands(system.services(), CLIENTS, PAUSE);
      try (errands) {
        sweep(system, errands, result);
      }
      Duration converged = errands.awaitRest(TO_CONVERGE);
      result.over(errands.placed(), Duration.ofNanos(System.nanoTime() - began), converged);
    }
    return result;
  }

  private void sweep(CrashSystem system, Errands errands, SweepResult result) throws Exception {
    ExecutorService saboteurs = Executors.newFixedThreadPool(plan.size());
    try {
      List<Future<?>> sweeps = new ArrayList<>();
      plan.forEach(
          (service, points) ->
              sweeps.add(
                  saboteurs.submit(
                      () -> new ServiceSweep(system, service, result, progress).over(points))));
      for (Future<?> sweep : sweeps) {
        sweep.get();
        errands.check();
      }
    } finally {
      saboteurs.shutdownNow();
    }
  }
}
