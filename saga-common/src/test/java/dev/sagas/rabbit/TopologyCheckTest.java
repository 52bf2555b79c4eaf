package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.rabbit.BrokerTopology.Exchange;
import dev.sagas.rabbit.BrokerTopology.Queue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyCheckTest {

  private final SampleTopology broker = new SampleTopology();

  @Test
  void findsNothingWrongWithACompleteTopology() {
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.events", "shop.local", "bank.events"})
  void namesAMissingExchange(String exchange) {
    broker.exchanges.remove(exchange);

    assertThat(whats()).contains("exchange %s is missing".formatted(exchange));
    assertThat(problems().get(0).fix()).contains("\"name\": \"%s\"".formatted(exchange));
  }

  @Test
  void namesAnExchangeOfAnotherKind() {
    broker.exchanges.put("shop.events", new Exchange("fanout", true));
    broker.exchanges.put("shop.local", new Exchange("direct", false));

    assertThat(whats())
        .contains(
            "exchange shop.events is a durable fanout exchange, not a durable topic one",
            "exchange shop.local is a transient direct exchange, not a durable direct one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.inbox", "shop.retry.1s", "shop.retry.5m", "shop.dead", "event-log"})
  void namesAMissingQueue(String queue) {
    broker.queues.remove(queue);

    assertThat(whats()).containsExactly("queue %s is missing".formatted(queue));
  }

  @Test
  void tellsHowToDeclareAMissingQueue() {
    broker.queues.remove("shop.retry.5m");

    assertThat(problems())
        .extracting(TopologyProblem::fix)
        .containsExactly(
            "declare it: {\"name\": \"shop.retry.5m\", \"durable\": true, \"arguments\":"
                + " {\"x-queue-type\": \"quorum\", \"x-dead-letter-exchange\": \"shop.local\","
                + " \"x-dead-letter-routing-key\": \"inbox\", \"x-dead-letter-strategy\":"
                + " \"at-least-once\", \"x-overflow\": \"reject-publish\", \"x-message-ttl\":"
                + " 300000}}");
  }

  @Test
  void namesAQueueOfAnotherType() {
    broker.queues.put(
        "shop.dead", new Queue("classic", true, Map.of("delivery-limit", 1_000_000_000L)));

    assertThat(whats())
        .containsExactly("queue shop.dead is a durable classic queue, not a durable quorum one");
  }

  @ParameterizedTest
  @CsvSource({
    "shop.inbox, dead-letter-exchange, elsewhere",
    "shop.inbox, dead-letter-routing-key, inbox",
    "shop.inbox, dead-letter-strategy, at-most-once",
    "shop.inbox, overflow, drop-head",
    "shop.inbox, delivery-limit, 99",
    "shop.inbox, delivery-limit, -1",
    "shop.inbox, message-ttl, 1000",
    "shop.retry.1s, message-ttl, 5000",
    "shop.retry.1s, dead-letter-routing-key, dead",
    "shop.retry.1s, dead-letter-strategy, at-most-once",
    "shop.retry.5m, overflow, drop-head",
    "shop.dead, delivery-limit, 20",
    "shop.dead, message-ttl, 1000",
    "shop.dead, max-length, 10",
    "shop.dead, max-length-bytes, 10",
    "shop.dead, expires, 10"
  })
  void namesASettingThatWouldLoseMessages(String queue, String setting, String value) {
    change(queue, setting, value.matches("-?[0-9]+") ? Long.valueOf(value) : value);

    assertThat(whats())
        .singleElement()
        .asString()
        .startsWith("queue %s has %s %s, but needs ".formatted(queue, setting, value));
  }

  @ParameterizedTest
  @CsvSource({
    "shop.inbox, dead-letter-exchange",
    "shop.inbox, dead-letter-strategy",
    "shop.inbox, delivery-limit",
    "shop.retry.5m, message-ttl",
    "shop.dead, delivery-limit"
  })
  void namesASettingThatIsNotThere(String queue, String setting) {
    change(queue, setting, null);

    assertThat(whats())
        .singleElement()
        .asString()
        .startsWith("queue %s has %s not set".formatted(queue, setting));
  }

  @Test
  void namesEveryMissingBinding() {
    broker.bindings.clear();

    assertThat(whats())
        .containsExactlyInAnyOrder(
            "binding bank.events --bank.paid.v1--> shop.inbox is missing",
            "binding shop.events --#--> event-log is missing",
            "binding shop.local --inbox--> shop.inbox is missing",
            "binding shop.local --dead--> shop.dead is missing",
            "binding shop.local --retry.1s--> shop.retry.1s is missing",
            "binding shop.local --retry.5m--> shop.retry.5m is missing");
  }

  @Test
  void acceptsAPatternThatCoversANeededType() {
    broker.bindings.removeIf(binding -> binding.routingKey().equals("bank.paid.v1"));
    broker.bind("bank.events", "bank.*.v1", "shop.inbox");

    assertThat(problems()).isEmpty();
  }

  @Test
  void doesNotTakeAPatternForTheWholeEventLog() {
    broker.bindings.removeIf(binding -> binding.queue().equals("event-log"));
    broker.bind("shop.events", "shop.*", "event-log");

    assertThat(whats()).containsExactly("binding shop.events --#--> event-log is missing");
  }

  @Test
  void doesNotTakeAPatternForAKeyOfTheDirectExchange() {
    broker.bindings.removeIf(binding -> binding.queue().equals("shop.dead"));
    broker.bind("shop.local", "#", "shop.dead");

    assertThat(whats()).containsExactly("binding shop.local --dead--> shop.dead is missing");
  }

  @Test
  void namesAllProblemsTogether() {
    broker.exchanges.remove("bank.events");
    broker.queues.remove("shop.dead");
    broker.bindings.removeIf(binding -> binding.exchange().equals("bank.events"));

    assertThat(problems()).hasSize(3);
  }

  private void change(String queue, String setting, @Nullable Object value) {
    Queue before = Objects.requireNonNull(broker.queues.get(queue));
    Map<String, Object> settings = new HashMap<>(before.settings());
    if (value == null) {
      settings.remove(setting);
    } else {
      settings.put(setting, value);
    }
    broker.queues.put(queue, new Queue(before.type(), before.durable(), settings));
  }

  private List<TopologyProblem> problems() {
    return new TopologyCheck(TopologyNeeds.of(SampleTopology.choreography(), SampleTopology.LADDER))
        .problems(broker.asBrokerSays());
  }

  private List<String> whats() {
    return problems().stream().map(TopologyProblem::what).toList();
  }
}
