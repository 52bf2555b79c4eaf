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
   */
  record Queue(String type, boolean durable, Map<String, Object> settings) {

    Queue {
      settings = Map.copyOf(settings);
    }

    @Nullable Object setting(String name) {
      return settings.get(name);
    }
  }

  record Binding(String exchange, String routingKey, String queue) {}
}
