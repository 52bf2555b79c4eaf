package dev.sagas.endtoend.crash;

import dev.sagas.faultagent.Point;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Crashes one service at one point after the other. */
final class ServiceSweep {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Not always the first passage after a start, which follows it closely. */
  private static final int LATEST_HIT = 4;

  private final CrashSystem system;
  private final String service;
  private final SweepResult result;
  private final SweepProgress progress;

  ServiceSweep(CrashSystem system, String service, SweepResult result, SweepProgress progress) {
    this.system = system;
    this.service = service;
    this.result = result;
    this.progress = progress;
  }

  @Nullable Void over(List<Point> points) throws InterruptedException {
    for (Point point : points) {
      boolean crashed = crashAt(point);
      if (crashed) {
        system.restart(service);
        result.crashed(service, point);
      }
      progress.tell(service, point, crashed);
    }
    return null;
  }

  /** False when the point is not reached in time. */
  private boolean crashAt(Point point) throws InterruptedException {
    Agent agent = system.agent(service);
    agent.arm(point, 1 + ThreadLocalRandom.current().nextInt(LATEST_HIT));
    try {
      String crash = agent.end().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!crash.equals(point.toString())) {
        throw new IllegalStateException(
            "%s ended at '%s' instead of %s".formatted(service, crash, point));
      }
      return true;
    } catch (TimeoutException notReached) {
      agent.disarm();
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
