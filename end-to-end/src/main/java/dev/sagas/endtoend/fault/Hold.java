package dev.sagas.endtoend.fault;

import java.util.random.RandomGenerator;

/** How long something stays broken: that is what a fault is, not a wait for something to happen. */
public final class Hold {

  private Hold() {}

  /** Returns after a time between {@code least} and {@code most} milliseconds. */
  public static void between(long least, long most, RandomGenerator random)
      throws InterruptedException {
    // The fault's own length: nothing is waited for.
    Thread.sleep(random.nextLong(least, most));
  }
}
