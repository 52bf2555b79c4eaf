package dev.sagas.endtoend.chaos;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which parts of the system are broken, and by what: no part twice at a time. */
final class Parts {

  private final Map<String, String> broken = new TreeMap<>();

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
  }

  /** What is broken now, for people. */
  synchronized String describe() {
    return broken.isEmpty() ? "nothing" : String.join(", ", Set.copyOf(broken.values()));
  }
}
