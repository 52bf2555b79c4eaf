package dev.sagas.rabbit;

import dev.sagas.choreography.NeededBinding;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.rabbit.NeededQueue.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one service needs of the broker so that no event is lost.
 *
 * @param names of its own exchanges and queues
 * @param exchanges the type of each exchange, by name
 * @param queues its own queues and the event log
 * @param bindings every binding that one of its messages takes
 */
record TopologyNeeds(
    ServiceNames names,
    Map<String, String> exchanges,
    List<NeededQueue> queues,
    List<NeededBinding> bindings) {

  /** The stream that keeps every event of every service. */
  static final String EVENT_LOG = ServiceNames.EVENT_LOG;

  private static final String QUORUM = "quorum";
  // Lost connections count against the limit, prefetched messages too: a low one parks the healthy.
  private static final long LEAST_DELIVERY_LIMIT = 100;

  static TopologyNeeds of(ServiceChoreography choreography, List<Duration> retryLadder) {
    ServiceNames names = choreography.names();
    return new TopologyNeeds(
        names,
        exchanges(choreography),
        queues(names, retryLadder),
        bindings(choreography, retryLadder));
  }

  /** Whether the exchange is the service's, which alone may make it. */
  boolean owns(String exchange) {
    return exchange.equals(names.events()) || exchange.equals(names.local());
  }

  /** The bindings that bring events from their publishers' exchanges. */
  List<NeededBinding> inboxBindings() {
    return bindings.stream()
        .filter(it -> it.queue().equals(names.inbox()) && !it.exchange().equals(names.local()))
        .toList();
  }

  /** The binding by which retries and redrives come to the inbox. */
  NeededBinding inboxReturn() {
    return new NeededBinding(names.local(), ServiceNames.INBOX_KEY, names.inbox());
  }

  /** The queues that hold events until they took effect. */
  List<String> holdingQueues() {
    return queues.stream().map(NeededQueue::name).filter(it -> !it.equals(EVENT_LOG)).toList();
  }

  private static Map<String, String> exchanges(ServiceChoreography choreography) {
    Map<String, String> exchanges = new LinkedHashMap<>();
    exchanges.put(choreography.names().events(), "topic");
    exchanges.put(choreography.names().local(), "direct");
    choreography.inboxBindings().forEach(binding -> exchanges.put(binding.exchange(), "topic"));
    return exchanges;
  }

  private static List<NeededQueue> queues(ServiceNames names, List<Duration> retryLadder) {
    List<NeededQueue> queues = new ArrayList<>();
    queues.add(inbox(names));
    retryLadder.forEach(delay -> queues.add(rung(names, delay)));
    queues.add(dead(names));
    queues.add(eventLog());
    return queues;
  }

  /**
   * Any retention will do for an event log that is there; a new one gets that of the definitions.
   */
  private static NeededQueue eventLog() {
    return new NeededQueue(
        EVENT_LOG,
        "stream",
        List.of(
            Setting.initially("max-age", "30D"),
            Setting.initially("stream-max-segment-size-bytes", 50_000_000L)));
  }

  private static NeededQueue inbox(ServiceNames names) {
    List<Setting> settings = deadLettering(names, ServiceNames.DEAD_KEY);
    settings.add(Setting.atLeast("delivery-limit", LEAST_DELIVERY_LIMIT, 1_000));
    settings.add(Setting.absent("message-ttl"));
    return new NeededQueue(names.inbox(), QUORUM, settings);
  }

  private static NeededQueue rung(ServiceNames names, Duration delay) {
    List<Setting> settings = deadLettering(names, ServiceNames.INBOX_KEY);
    settings.add(Setting.exactly("message-ttl", delay.toMillis()));
    return new NeededQueue(names.retry(delay), QUORUM, settings);
  }

  private static NeededQueue dead(ServiceNames names) {
    return new NeededQueue(
        names.dead(),
        QUORUM,
        List.of(
            // Reading counts as a delivery. -1 drops at the first one on 3.10, no limit at 20 on
            // 4.x.
            Setting.atLeast("delivery-limit", LEAST_DELIVERY_LIMIT, 1_000_000_000),
            Setting.absent("message-ttl"),
            Setting.absent("max-length"),
            Setting.absent("max-length-bytes"),
            Setting.absent("expires")));
  }

  /** Without all of these a dead-lettered message is lost when its target cannot take it. */
  private static List<Setting> deadLettering(ServiceNames names, String key) {
    return new ArrayList<>(
        List.of(
            Setting.exactly("dead-letter-exchange", names.local()),
            Setting.exactly("dead-letter-routing-key", key),
            Setting.exactly("dead-letter-strategy", "at-least-once"),
            Setting.exactly("overflow", "reject-publish")));
  }

  private static List<NeededBinding> bindings(
      ServiceChoreography choreography, List<Duration> retryLadder) {
    ServiceNames names = choreography.names();
    List<NeededBinding> bindings = new ArrayList<>(choreography.inboxBindings());
    bindings.add(new NeededBinding(names.local(), ServiceNames.INBOX_KEY, names.inbox()));
    bindings.add(new NeededBinding(names.local(), ServiceNames.DEAD_KEY, names.dead()));
    retryLadder.forEach(
        delay ->
            bindings.add(
                new NeededBinding(
                    names.local(), ServiceNames.retryKey(delay), names.retry(delay))));
    bindings.add(new NeededBinding(names.events(), "#", EVENT_LOG));
    return bindings;
  }
}
