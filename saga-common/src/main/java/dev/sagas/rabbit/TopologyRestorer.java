package dev.sagas.rabbit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.sagas.choreography.NeededBinding;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.rabbit.TopologyProblem.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Re-creates what is missing of a service's own topology: its exchanges, its queues, the event log,
 * and the bindings of these. Never deletes or changes anything, and leaves the exchanges of others
 * to their services. Works under an account of its own, since a service's may declare nothing.
 */
public final class TopologyRestorer {

  private static final Logger LOG = LoggerFactory.getLogger(TopologyRestorer.class);
  private static final int CLOSE_TIMEOUT_MILLIS = 2_000;

  private final BrokerLink link;
  private final TopologyNeeds needs;
  private final TopologyObserver observer;
  private final Set<String> failures = new HashSet<>();

  /**
   * Restores what {@code choreography} needs.
   *
   * @param link under an account that may configure the service's part of the topology
   */
  public TopologyRestorer(
      BrokerLink link,
      ServiceChoreography choreography,
      List<Duration> retryLadder,
      TopologyObserver observer) {
    this.link = link;
    this.needs = TopologyNeeds.of(choreography, retryLadder);
    this.observer = observer;
  }

  /** One thing to re-create. */
  private record Step(Kind kind, String what, Action action) {}

  @FunctionalInterface
  private interface Action {
    void on(Channel channel) throws IOException;
  }

  /** Re-creates what {@code actual} lacks; returns whether anything was. */
  boolean restore(BrokerTopology actual) {
    List<Step> steps = steps(actual);
    if (steps.isEmpty()) {
      failures.clear();
      return false;
    }
    try {
      Connection connection = link.open("topology");
      try {
        return steps.stream().filter(step -> done(step, connection)).count() > 0;
      } finally {
        connection.abort(CLOSE_TIMEOUT_MILLIS);
      }
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      failed("The topology cannot be restored now: " + e);
      return false;
    }
  }

  /**
   * Exchanges first, then queues, then bindings; a publisher's own exchange is bound to the event
   * log before any event can leave it.
   */
  private List<Step> steps(BrokerTopology actual) {
    List<Step> steps = new ArrayList<>();
    needs
        .exchanges()
        .forEach(
            (name, type) -> {
              if (needs.owns(name) && !actual.exchanges().containsKey(name)) {
                steps.add(
                    new Step(
                        Kind.EXCHANGE,
                        "exchange " + name,
                        channel -> channel.exchangeDeclare(name, type, true)));
              }
            });
    for (NeededQueue queue : needs.queues()) {
      if (!actual.queues().containsKey(queue.name())) {
        steps.add(
            new Step(
                Kind.QUEUE,
                "queue " + queue.name(),
                channel ->
                    channel.queueDeclare(queue.name(), true, false, false, queue.arguments())));
      }
    }
    Predicate<NeededBinding> brings = needs.inboxBindings()::contains;
    needs.bindings().stream().filter(brings.negate()).forEach(it -> bind(it, actual, steps));
    needs.inboxBindings().forEach(it -> bind(it, actual, steps));
    return steps;
  }

  private void bind(NeededBinding binding, BrokerTopology actual, List<Step> steps) {
    if (!TopologyCheck.served(binding, actual) && mayBind(binding.exchange(), actual)) {
      steps.add(
          new Step(
              Kind.BINDING,
              "binding " + binding,
              channel ->
                  channel.queueBind(binding.queue(), binding.exchange(), binding.routingKey())));
    }
  }

  /**
   * An exchange without any binding is one that was just made again: its events are returned to
   * their publisher, which keeps them. Were it bound before its service has bound the event log,
   * events would leave that no other consumer could ever get.
   */
  private boolean mayBind(String exchange, BrokerTopology actual) {
    return needs.owns(exchange)
        || actual.bindings().stream().anyMatch(it -> it.exchange().equals(exchange));
  }

  /** On a channel of its own, which the broker closes when it refuses. */
  private boolean done(Step step, Connection connection) {
    try {
      Channel channel = connection.createChannel();
      step.action().on(channel);
      channel.abort();
      LOG.warn("Restored {}", step.what());
      observer.restored(step.kind());
      return true;
    } catch (IOException | ShutdownSignalException e) {
      failed("%s cannot be restored: %s".formatted(step.what(), reason(e)));
      return false;
    }
  }

  /** Says it once, though it is tried again at each check. */
  private void failed(String failure) {
    if (failures.add(failure)) {
      LOG.error("{}", failure);
    }
  }

  private static String reason(Exception failure) {
    return failure.getCause() == null ? failure.toString() : failure.getCause().toString();
  }
}
