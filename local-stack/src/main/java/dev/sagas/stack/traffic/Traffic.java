package dev.sagas.stack.traffic;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code ./dev traffic}: orders at a steady rate, with approvals, refusals and cancellations in the
 * mix of a shop. Orders come when they are due, however the system serves them.
 */
public final class Traffic {

  private static final int DONE = 0;
  private static final int FAILED = 2;
  private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

  private final Buyers buyers;
  private final Tally tally;
  private final PrintStream out;
  private final boolean terminal;

  private Traffic(Buyers buyers, Tally tally, PrintStream out, boolean terminal) {
    this.buyers = buyers;
    this.tally = tally;
    this.out = out;
    this.terminal = terminal;
  }

  /** Ends with 0 when the time is over, 2 when there is no system to order from. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.console() != null));
  }

  /**
   * Orders, as {@code arguments} say.
   *
   * @param terminal whether {@code out} can rewrite a line
   * @return the exit code
   */
  public static int run(List<String> arguments, PrintStream out, boolean terminal) {
    try {
      TrafficOptions options = TrafficOptions.parse(arguments);
      Tally tally = new Tally();
      Shop shop = Shop.open(options.status(), tally);
      Traffic traffic =
          new Traffic(new Buyers(shop, new SplittableRandom(options.seed())), tally, out, terminal);
      traffic.flow(options.rate(), options.duration());
      return DONE;
    } catch (TrafficException e) {
      out.println(e.getMessage());
      return FAILED;
    }
  }

  private void flow(double rate, Duration duration) {
    out.printf("Ordering %.1f times a second for %s; Ctrl-C ends it%n", rate, text(duration));
    long pause = Math.round(TimeUnit.SECONDS.toNanos(1) / rate);
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    long tell = begin + TOLD_EVERY.toNanos();
    for (long number = 0; ; number++) {
      long due = begin + number * pause;
      if (due - end >= 0) {
        break;
      }
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(Math.min(due, tell) - System.nanoTime());
        if (System.nanoTime() >= tell) {
          tell(begin);
          tell += TOLD_EVERY.toNanos();
        }
      }
      buyers.next();
    }
    out.println((terminal ? "\r" : "") + line(begin));
  }

  /** On a terminal each second in the same line, elsewhere every ten seconds. */
  private void tell(long begin) {
    if (terminal) {
      out.print("\r" + line(begin));
      out.flush();
    } else if (seconds(begin) % 10 == 0) {
      out.println(line(begin));
    }
  }

  private String line(long begin) {
    return "%5d s  %s".formatted(seconds(begin), tally);
  }

  private static long seconds(long begin) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
  }

  private static String text(Duration duration) {
    return duration.toSeconds() < 120
        ? duration.toSeconds() + " seconds"
        : duration.toMinutes() + " minutes";
  }

  /** The status file of a system that was started here. */
  static Path usualStatus() {
    return Path.of(".dev", "status.json");
  }
}
