package dev.sagas.rabbit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a virtual host's topology that the verification looks at, as the broker tells it.
 *
 * @param exchanges by name
 * @param queues by name
 * @param bindings those that lead to a queue
 */
record BrokerTopology(
    Map<String, Exchange> exchanges, Map<String, Queue> queues, List<Binding> bindings) {

  BrokerTopology {
    exchanges = Map.copyOf(exchanges);
    queues = Map.copyOf(queues);
    bindings = List.copyOf(bindings);
  }

  record Exchange(String type, boolean durable) {}

  /**
   * A queue with its settings, whether they are arguments or come from a policy.
   *
   * @param type {@code classic}, {@code quorum} or {@code stream}
   * @param settings by their names in a policy: {@code delivery-limit}
   * @param vitals how it was some seconds ago
   */
  record Queue(String type, boolean durable, Map<String, Object> settings, Vitals vitals) {

    Queue {
      settings = Map.copyOf(settings);
    }

    Queue(String type, boolean durable, Map<String, Object> settings) {
      this(type, durable, settings, Vitals.UNKNOWN);
    }

    @Nullable Object setting(String name) {
      return settings.get(name);
    }
  }

  /**
   * What the broker's statistics say of a queue; each is null when they do not.
   *
   * @param consumers how many the queue itself knows
   * @param leader the node where its process runs
   * @param work that its process has done so far, in the runtime's reductions: less than before is
   *     another process
   * @param ready messages that wait for a consumer with room
   * @param unacked messages that were delivered, as the queue sees it, and are not acked yet
   */
  record Vitals(
      @Nullable Long consumers,
      @Nullable String leader,
      @Nullable Long work,
      @Nullable Long ready,
      @Nullable Long unacked) {

    static final Vitals UNKNOWN = new Vitals(null, null, null, null, null);
  }

  record Binding(String exchange, String routingKey, String queue) {}
}
