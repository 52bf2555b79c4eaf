package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.system.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What customers were told, to be held against the books. */
final class Receipts {

  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final Map<String, UUID> orders = new ConcurrentHashMap<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  void begun(String key) {
    begun.add(key);
  }

  /** A final answer to a checkout; the second one to a key must name the same order. */
  void placed(String key, Answer answer) {
    if (answer.status() != 202) {
      complaints.add(
          "checkout %s was answered %d %s".formatted(key, answer.status(), answer.text()));
      return;
    }
    UUID order = UUID.fromString(answer.json().path("id").asText());
    UUID earlier = orders.putIfAbsent(key, order);
    if (earlier != null && !earlier.equals(order)) {
      complaints.add("checkout %s was answered with %s, then %s".formatted(key, earlier, order));
    }
  }

  /** Accepted, or too late since the order is cancelled already. */
  void cancellation(String order, Answer answer) {
    if (answer.status() != 202 && answer.status() != 409) {
      complaints.add(
          "cancellation of %s was answered %d %s".formatted(order, answer.status(), answer.text()));
    }
  }

  void broken(String key, Throwable failure) {
    complaints.add("the client of checkout " + key + " failed: " + failure);
  }

  int accepted() {
    return orders.size();
  }

  int sent() {
    return begun.size();
  }

  /**
   * What was told and is not so.
   *
   * @param stored the orders by their key
   */
  List<String> against(Map<String, UUID> stored) {
    List<String> wrong = new ArrayList<>(complaints);
    orders.forEach(
        (key, order) -> {
          if (!order.equals(stored.get(key))) {
            wrong.add("order %s of checkout %s is %s".formatted(order, key, stored.get(key)));
          }
        });
    stored.forEach(
        (key, order) -> {
          if (!begun.contains(key)) {
            wrong.add("order %s has the key %s that no one sent".formatted(order, key));
          }
        });
    return wrong;
  }
}
