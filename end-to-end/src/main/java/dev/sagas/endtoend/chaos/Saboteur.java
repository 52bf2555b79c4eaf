package dev.sagas.endtoend.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries out plans, side by side: no two faults break the same part at a time. */
final class Saboteur {

  private final Parts parts;
  private final List<Crew> crews = new ArrayList<>();
  private final Queue<Struck> struck = new ConcurrentLinkedQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile long begin = System.nanoTime();

  Saboteur(Parts parts) {
    this.parts = parts;
  }

  /** Takes a plan on; {@code hands} of its faults may be under way at a time. */
  void add(Plan plan, int hands) {
    crews.add(new Crew(this, plan, parts, hands));
  }

  boolean isIdle() {
    return crews.isEmpty();
  }

  /**
   * Breaks and mends for that long, and returns when all is mended.
   *
   * @throws Exception if something could not be mended
   */
  void work(Duration time) throws Exception {
    begin = System.nanoTime();
    ExecutorService foremen = Executors.newFixedThreadPool(crews.size());
    try {
      List<Future<?>> shifts = new ArrayList<>();
      for (Crew crew : crews) {
        shifts.add(
            foremen.submit(
                () -> {
                  crew.work(time);
                  return null;
                }));
      }
      for (Future<?> shift : shifts) {
        shift.get();
      }
    } finally {
      foremen.shutdownNow();
    }
  }

  /** What has struck, in the order in which it ended. */
  List<Struck> struck() {
    return List.copyOf(struck);
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /**
   * Notes that a fault begins.
   *
   * @return how many are under way already
   */
  int begins() {
    return underWay.getAndIncrement();
  }

  void ends(Struck one) {
    underWay.decrementAndGet();
    struck.add(one);
  }
}
