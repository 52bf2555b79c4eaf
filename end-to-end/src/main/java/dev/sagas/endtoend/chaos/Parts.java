package dev.sagas.endtoend.chaos;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which parts of the system are broken, and by what: no part twice at a time. */
final class Parts {

  private final Map<String, String> broken = new TreeMap<>();
  private long mended;

  /** Takes all of {@code parts}, or none. */
  synchronized boolean take(Set<String> parts, String why) {
    if (parts.stream().anyMatch(broken::containsKey)) {
      return false;
    }
    parts.forEach(part -> broken.put(part, why));
    return true;
  }

  synchronized void giveBack(Set<String> parts) {
    parts.forEach(broken::remove);
    mended++;
    notifyAll();
  }

  /** How many times parts were given back so far. */
  synchronized long mended() {
    return mended;
  }

  /** Returns once parts were given back more than {@code before} times. */
  synchronized void awaitMendedAfter(long before) throws InterruptedException {
    while (mended == before) {
      wait();
    }
  }

  /** What is broken now, for people. */
  synchronized String describe() {
    return broken.isEmpty() ? "nothing" : String.join(", ", Set.copyOf(broken.values()));
  }
}
