package dev.sagas.rabbit;

import dev.sagas.choreography.ChoreographyReader;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Participant;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.inbox.Reaction;
import dev.sagas.rabbit.BrokerTopology.Binding;
import dev.sagas.rabbit.BrokerTopology.Exchange;
import dev.sagas.rabbit.BrokerTopology.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topology of a service that handles one event of another, as it must be, to be damaged. */
final class SampleTopology {

  static final List<Duration> LADDER = List.of(Duration.ofSeconds(1), Duration.ofMinutes(5));

  final Map<String, Exchange> exchanges = new HashMap<>();
  final Map<String, Queue> queues = new HashMap<>();
  final List<Binding> bindings = new ArrayList<>();

  SampleTopology() {
    exchanges.put("shop.events", new Exchange("topic", true));
    exchanges.put("shop.local", new Exchange("direct", true));
    exchanges.put("bank.events", new Exchange("topic", true));
    quorum("shop.inbox", deadLettering("dead", Map.of("delivery-limit", 1000L)));
    quorum("shop.retry.1s", deadLettering("inbox", Map.of("message-ttl", 1_000L)));
    quorum("shop.retry.5m", deadLettering("inbox", Map.of("message-ttl", 300_000L)));
    quorum("shop.dead", Map.of("delivery-limit", 1_000_000_000L));
    queues.put("event-log", new Queue("stream", true, Map.of("max-age", "30D")));
    bind("bank.events", "bank.paid.v1", "shop.inbox");
    bind("shop.events", "#", "event-log");
    bind("shop.local", "inbox", "shop.inbox");
    bind("shop.local", "dead", "shop.dead");
    bind("shop.local", "retry.1s", "shop.retry.1s");
    bind("shop.local", "retry.5m", "shop.retry.5m");
  }

  static ServiceChoreography choreography() {
    return ChoreographyReader.read(Shop.class, List.of(ShopEvents.class));
  }

  void quorum(String name, Map<String, Object> settings) {
    queues.put(name, new Queue("quorum", true, settings));
  }

  void bind(String exchange, String key, String queue) {
    bindings.add(new Binding(exchange, key, queue));
  }

  static Map<String, Object> deadLettering(String key, Map<String, Object> others) {
    Map<String, Object> settings = new HashMap<>(others);
    settings.put("dead-letter-exchange", "shop.local");
    settings.put("dead-letter-routing-key", key);
    settings.put("dead-letter-strategy", "at-least-once");
    settings.put("overflow", "reject-publish");
    return settings;
  }

  BrokerTopology asBrokerSays() {
    return new BrokerTopology(exchanges, queues, bindings);
  }

  @Participant("shop")
  static class Shop {}

  record Paid(String id) {}

  static class ShopEvents {

    @Handles("bank.paid.v1")
    Reaction ship(Paid event) {
      return Reaction.done();
    }
  }
}
