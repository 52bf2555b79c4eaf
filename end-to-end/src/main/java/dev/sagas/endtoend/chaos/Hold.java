package dev.sagas.endtoend.chaos;

import java.util.random.RandomGenerator;

/** How long something stays broken: that is what a fault is, not a wait for something to happen. */
final class Hold {

  private Hold() {}

  /** Returns after a time between {@code least} and {@code most} milliseconds. */
  static void between(long least, long most, RandomGenerator random) throws InterruptedException {
    Thread.sleep(random.nextLong(least, most));
  }
}
