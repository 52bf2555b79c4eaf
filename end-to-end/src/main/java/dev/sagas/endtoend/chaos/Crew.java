package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.chaos.Plan.Strike;
import dev.sagas.endtoend.fault.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one plan: several faults at a time where they break different parts. One that has to
 * wait for its part lets those behind it go first.
 */
final class Crew {

  private static final int LOOK_AHEAD = 12;

  /** How many may go before one that waits for its parts; then everyone waits for it. */
  private static final int MOST_OVERTAKINGS = 15;

  private static final long LONGEST_FAULT_MINUTES = 6;

  private final Saboteur saboteur;
  private final Plan plan;
  private final Parts parts;
  private final Semaphore hands;
  private final ExecutorService workers;
  private final Deque<Strike> planned = new ArrayDeque<>();
  private int overtakings;

  Crew(Saboteur saboteur, Plan plan, Parts parts, int hands) {
    this.saboteur = saboteur;
    this.plan = plan;
    this.parts = parts;
    this.hands = new Semaphore(hands);
    this.workers = Executors.newFixedThreadPool(hands);
  }

  /** Breaks and mends until that much time has passed, and returns when all is mended. */
  void work(Duration time) throws InterruptedException {
    while (saboteur.elapsed().compareTo(time) < 0) {
      hands.acquire();
      long mended = parts.mended();
      Strike next = nextPossible();
      if (next == null) {
        hands.release();
        parts.awaitMendedAfter(mended);
      } else {
        workers.execute(() -> work(next, time));
      }
    }
    workers.shutdown();
    if (!workers.awaitTermination(LONGEST_FAULT_MINUTES, TimeUnit.MINUTES)) {
      workers.shutdownNow();
      throw new IllegalStateException("Not mended: " + parts.describe());
    }
  }

  /** Takes the parts of the first fault whose parts are whole. */
  private @Nullable Strike nextPossible() {
    while (planned.size() < LOOK_AHEAD) {
      planned.add(plan.next());
    }
    boolean first = true;
    for (Iterator<Strike> strikes = planned.iterator(); strikes.hasNext(); first = false) {
      Strike strike = strikes.next();
      if (parts.take(strike.fault().parts(), describe(strike.fault()))) {
        strikes.remove();
        overtakings = first ? 0 : overtakings + 1;
        return strike;
      }
      if (first && overtakings >= MOST_OVERTAKINGS) {
        return null;
      }
    }
    return null;
  }

  private static String describe(Fault fault) {
    return fault.parts().size() == 1
        ? fault.kind() + " (" + fault.parts().iterator().next() + ")"
        : fault.kind();
  }

  private void work(Strike strike, Duration time) {
    strike(strike);
    Duration left = time.minus(saboteur.elapsed());
    Duration rest = strike.rest().compareTo(left) < 0 ? strike.rest() : left;
    // The plan's rhythm: what is broken is whole for a while, and orders get through.
    LockSupport.parkNanos(rest.toNanos());
    hands.release();
  }

  private void strike(Strike strike) {
    Fault fault = strike.fault();
    Duration from = saboteur.elapsed();
    int others = saboteur.begins();
    String failure = null;
    try {
      fault.strike(new SplittableRandom(strike.seed()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = "interrupted";
    } catch (Exception | AssertionError e) {
      failure = e.getCause() == null ? e.toString() : e + ": " + e.getCause();
    } finally {
      parts.giveBack(fault.parts());
      Duration lasted = saboteur.elapsed().minus(from);
      saboteur.ends(new Struck(fault.kind(), fault.parts(), from, lasted, others, failure));
    }
  }
}
