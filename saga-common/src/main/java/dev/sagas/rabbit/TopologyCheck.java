package dev.sagas.rabbit;

import dev.sagas.choreography.NeededBinding;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.rabbit.BrokerTopology.Binding;
import dev.sagas.rabbit.BrokerTopology.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds what the broker has against what a service declares. Pure: reads nothing itself. */
final class TopologyCheck {

  private final TopologyNeeds needs;

  TopologyCheck(ServiceChoreography choreography, List<Duration> retryLadder) {
    this.needs = TopologyNeeds.of(choreography, retryLadder);
  }

  /** Every problem, exchanges first; empty when nothing that the service needs is missing. */
  List<TopologyProblem> problems(BrokerTopology actual) {
    Stream<TopologyProblem> exchanges =
        needs.exchanges().entrySet().stream().flatMap(it -> exchangeProblems(it, actual));
    Stream<TopologyProblem> queues =
        needs.queues().stream().flatMap(queue -> queue.problems(actual.queues()).stream());
    Stream<TopologyProblem> bindings =
        needs.bindings().stream()
            .filter(
                needed -> actual.bindings().stream().noneMatch(it -> serves(it, needed, actual)))
            .map(TopologyCheck::missing);
    return Stream.of(exchanges, queues, bindings).flatMap(problems -> problems).toList();
  }

  private static Stream<TopologyProblem> exchangeProblems(
      Map.Entry<String, String> needed, BrokerTopology actual) {
    String name = needed.getKey();
    String type = needed.getValue();
    Exchange exchange = actual.exchanges().get(name);
    String declare =
        "declare it: {\"name\": \"%s\", \"type\": \"%s\", \"durable\": true}".formatted(name, type);
    if (exchange == null) {
      return Stream.of(new TopologyProblem("exchange %s is missing".formatted(name), declare));
    }
    if (exchange.type().equals(type) && exchange.durable()) {
      return Stream.empty();
    }
    String what =
        "exchange %s is a %s %s exchange, not a durable %s one"
            .formatted(name, exchange.durable() ? "durable" : "transient", exchange.type(), type);
    return Stream.of(new TopologyProblem(what, "delete it and " + declare));
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
        "binding %s is missing".formatted(binding),
        """
        bind it: {"source": "%s", "destination": "%s", "destination_type": "queue", \
        "routing_key": "%s"}"""
            .formatted(binding.exchange(), binding.queue(), binding.routingKey()));
  }
}
