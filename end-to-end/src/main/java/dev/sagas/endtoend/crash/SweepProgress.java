package dev.sagas.endtoend.crash;

import dev.sagas.faultagent.Point;
import java.io.PrintStream;
import java.time.Duration;

/** Tells, line by line, where a sweep is. */
final class SweepProgress {

  private final PrintStream out;
  private final long began = System.nanoTime();
  private int crashes;

  SweepProgress(PrintStream out) {
    this.out = out;
  }

  synchronized void tell(String service, Point point, boolean crashed) {
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    crashes += crashed ? 1 : 0;
    out.printf(
        "%4d:%02d  %5d crashes  %-9s %s %s%n",
        seconds / 60, seconds % 60, crashes, service, point, crashed ? "" : "was not reached");
  }
}
