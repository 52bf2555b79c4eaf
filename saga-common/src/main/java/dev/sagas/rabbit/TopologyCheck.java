package dev.sagas.rabbit;

import dev.sagas.choreography.NeededBinding;
import dev.sagas.rabbit.BrokerTopology.Binding;
import dev.sagas.rabbit.BrokerTopology.Exchange;
import dev.sagas.rabbit.TopologyProblem.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds what the broker has against what a service declares. Pure: reads nothing itself. */
final class TopologyCheck {

  private final TopologyNeeds needs;

  TopologyCheck(TopologyNeeds needs) {
    this.needs = needs;
  }

  /** Every problem, exchanges first; empty when nothing that the service needs is missing. */
  List<TopologyProblem> problems(BrokerTopology actual) {
    Stream<TopologyProblem> exchanges =
        needs.exchanges().entrySet().stream().flatMap(it -> exchangeProblems(it, actual));
    Stream<TopologyProblem> queues =
        needs.queues().stream().flatMap(queue -> queue.problems(actual.queues()).stream());
    Stream<TopologyProblem> bindings =
        needs.bindings().stream()
            .filter(needed -> !served(needed, actual))
            .map(TopologyCheck::missing);
    return Stream.of(exchanges, queues, bindings).flatMap(problems -> problems).toList();
  }

  /**
   * The parts that bring events, by their names in the ledger: the type for the binding of an
   * event, the name for a queue, and that of the local exchange for the way back from the retry
   * queues, which try it again after minutes only.
   */
  record Parts(Set<String> right, Set<String> wrong) {}

  /** Which parts bring what they should. */
  Parts parts(BrokerTopology actual) {
    Parts parts = new Parts(new TreeSet<>(), new TreeSet<>());
    for (NeededBinding binding : needs.inboxBindings()) {
      (served(binding, actual) ? parts.right() : parts.wrong()).add(binding.routingKey());
    }
    boolean returns = served(needs.inboxReturn(), actual);
    (returns ? parts.right() : parts.wrong()).add(needs.names().local());
    for (String queue : needs.holdingQueues()) {
      (actual.queues().containsKey(queue) ? parts.right() : parts.wrong()).add(queue);
    }
    return parts;
  }

  /** Whether the broker has the binding, or one that covers it. */
  static boolean served(NeededBinding needed, BrokerTopology actual) {
    return actual.bindings().stream().anyMatch(it -> serves(it, needed, actual));
  }

  private static Stream<TopologyProblem> exchangeProblems(
      Map.Entry<String, String> needed, BrokerTopology actual) {
    String name = needed.getKey();
    String type = needed.getValue();
    Exchange exchange = actual.exchanges().get(name);
    String declare =
        "declare it: {\"name\": \"%s\", \"type\": \"%s\", \"durable\": true}".formatted(name, type);
    if (exchange == null) {
      return Stream.of(
          new TopologyProblem(Kind.EXCHANGE, "exchange %s is missing".formatted(name), declare));
    }
    if (exchange.type().equals(type) && exchange.durable()) {
      return Stream.empty();
    }
    String what =
        "exchange %s is a %s %s exchange, not a durable %s one"
            .formatted(name, exchange.durable() ? "durable" : "transient", exchange.type(), type);
    return Stream.of(new TopologyProblem(Kind.EXCHANGE, what, "delete it and " + declare));
  }

  private static boolean serves(Binding binding, NeededBinding needed, BrokerTopology actual) {
    Exchange exchange = actual.exchanges().get(binding.exchange());
    boolean topic = exchange != null && exchange.type().equals("topic");
    return binding.exchange().equals(needed.exchange())
        && binding.queue().equals(needed.queue())
        && (topic
            ? TopicPattern.matches(binding.routingKey(), needed.routingKey())
            : binding.routingKey().equals(needed.routingKey()));
  }

  private static TopologyProblem missing(NeededBinding binding) {
    return new TopologyProblem(
        Kind.BINDING,
        "binding %s is missing".formatted(binding),
        """
        bind it: {"source": "%s", "destination": "%s", "destination_type": "queue", \
        "routing_key": "%s"}"""
            .formatted(binding.exchange(), binding.queue(), binding.routingKey()));
  }
}
