package dev.sagas.endtoend.crash;

import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.faultagent.Point;
import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivateServers;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends every service at every point of the protocol, each several times, while work goes on, and
 * then looks whether anything was lost, doubled or stuck. Services crash side by side, each at one
 * point after the other.
 */
public final class CrashSweep {

  private static final int CLIENTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration TO_CONVERGE = Duration.ofSeconds(120);

  private final CrashSystem system;
  private final Map<String, List<Point>> plan;
  private final SweepProgress progress;
  private final Duration limit;

  /**
   * A sweep.
   *
   * @param system whose services are ready
   * @param plan the points of each service, each as often as it is to crash there
   * @param limit how long the services may take to come to rest after the last crash
   */
  CrashSweep(
      CrashSystem system, Map<String, List<Point>> plan, SweepProgress progress, Duration limit) {
    this.system = system;
    this.plan = plan;
    this.progress = progress;
    this.limit = limit;
  }

  /**
   * Sweeps every point of every service on servers of its own.
   *
   * @param times how often each
   * @return whether every point was reached as often, and nothing is wrong afterwards
   */
  public static boolean everywhere(int times, PrintStream out) throws Exception {
    try (PrivateServers servers = CheckoutSystem.startServers(PostgresSettings.temporary());
        CrashSystem system = new CrashSystem(servers)) {
      system.start();
      SweepResult result =
          new CrashSweep(system, plan(times), new SweepProgress(out), TO_CONVERGE).run();
      result.print(out);
      return result.problems().isEmpty();
    }
  }

  private static Map<String, List<Point>> plan(int times) {
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

  /** Crashes at all points of the plan, and looks what came of it. */
  SweepResult run() throws Exception {
    SweepResult result = new SweepResult(plan);
    long began = System.nanoTime();
    Errands errands = new Errands(system.services(), CLIENTS, PAUSE);
    try (errands) {
      sweep(errands, result);
    }
    result.over(errands.placed(), Duration.ofNanos(System.nanoTime() - began));
    result.judged(errands.awaitRest(limit, system.audit()::violations));
    return result;
  }

  private void sweep(Errands errands, SweepResult result) throws Exception {
    ExecutorService saboteurs = Executors.newFixedThreadPool(plan.size());
    try {
      CompletionService<@Nullable Void> sweeps = new ExecutorCompletionService<>(saboteurs);
      plan.forEach(
          (service, points) ->
              sweeps.submit(
                  () -> new ServiceSweep(system, service, result, progress).over(points)));
      for (int left = plan.size(); left > 0; ) {
        Future<@Nullable Void> ended = sweeps.poll(1, TimeUnit.SECONDS);
        if (ended != null) {
          ended.get();
          left--;
        }
        // Without work no point is reached: say so at once, not after waiting for each.
        errands.check();
      }
    } finally {
      saboteurs.shutdownNow();
    }
  }
}
