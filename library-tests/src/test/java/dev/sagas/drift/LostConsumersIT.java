package dev.sagas.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.Channel;
import dev.sagas.event.UuidV7;
import dev.sagas.rabbit.InboxContainer;
import dev.sagas.rabbit.TopologyStatus;
import dev.sagas.rabbit.TopologyStatus.State;
import dev.sagas.test.Account;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** An inbox queue is deleted and made again so fast that the broker does not tell its consumers. */
class LostConsumersIT {

  private static final int MOST_ATTEMPTS = 5;

  private static final String PLACED = "order.placed.v1";

  private static PrivateServers servers;
  private static JdbcTemplate jdbc;
  private final List<UUID> published = new ArrayList<>();

  @BeforeAll
  static void start() {
    servers = PrivateServers.start(Repository.find());
    jdbc = new JdbcTemplate(servers.postgres().dataSource("customer", Account.named("customer")));
    jdbc.execute("create table effects (event_id uuid not null)");
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  /** After the first, 3.10 delivers nothing any more; after several, it knows no consumer. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void consumesAgainByItself(int times) {
    try (ConfigurableApplicationContext service = startService()) {
      publish(400);
      awaitEffects(Duration.ofSeconds(60));

      replaceUntilConsumersAreLost(service, times, 10);
    }
  }

  /**
   * So that nothing but the symptom tells: messages that the broker takes for delivered, all of
   * them or, with room for fewer, some.
   */
  @ParameterizedTest
  @ValueSource(ints = {128, 8})
  void consumesAgainByItselfThoughTheQueueBeforeHadDoneLess(int prefetch) {
    replaceInbox(1);
    try (ConfigurableApplicationContext service =
        startService("--saga.inbox.prefetch=" + prefetch)) {
      publish(10);
      awaitEffects(Duration.ofSeconds(60));

      replaceUntilConsumersAreLost(service, 1, 60);
    }
  }

  /** RabbitMQ does not lose them each time: then they are told, and come back without the guard. */
  private void replaceUntilConsumersAreLost(
      ConfigurableApplicationContext service, int times, int events) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS && restarts(service) == 0; attempt++) {
      awaitALookAtSteadyConsumers(service);
      replaceInbox(times);
      publish(events);
      awaitEffects(Duration.ofSeconds(45));
    }
    assertThat(restarts(service)).isPositive();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(status(service).state()).isEqualTo(State.OK));
  }

  /**
   * What was not said once of consumers that came back: that they are steady, and to be guarded.
   */
  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void guardsConsumersAgainThatTheBrokerHadCancelled(CapturedOutput output) throws Exception {
    try (ConfigurableApplicationContext service = startService()) {
      InboxContainer consumers = service.getBean(InboxContainer.class);
      await().atMost(Duration.ofSeconds(60)).until(() -> consumers.steady() == 1);
      Map<String, Object> arguments = inboxArguments();
      servers.broker().asOperator(channel -> channel.queueDelete("customer.inbox"));
      await().until(() -> output.getOut().contains("customer.inbox cannot be consumed now"));
      assertThat(consumers.steady()).isZero();

      servers
          .broker()
          .asOperator(
              channel -> {
                channel.queueDeclare("customer.inbox", true, false, false, arguments);
                bindInbox(channel);
              });

      await().atMost(Duration.ofSeconds(60)).until(() -> consumers.steady() == 1);
    }
  }

  private static void awaitALookAtSteadyConsumers(ConfigurableApplicationContext service) {
    InboxContainer consumers = service.getBean(InboxContainer.class);
    // Steady is who has consumed for half a minute.
    await().atMost(Duration.ofSeconds(90)).until(() -> consumers.steady() == 1);
    Instant steady = Instant.now();
    // The look that comes to an end next may have begun before.
    for (int look = 0; look < 2; look++) {
      Instant since = look == 0 ? steady : Objects.requireNonNull(status(service).checkedAt());
      await().atMost(Duration.ofSeconds(30)).until(() -> checkedAfter(service, since));
    }
  }

  private static boolean checkedAfter(ConfigurableApplicationContext service, Instant moment) {
    Instant checked = status(service).checkedAt();
    return checked != null && checked.isAfter(moment);
  }

  /** Deletes the inbox, makes it again at once, as many times, and binds it. */
  private static void replaceInbox(int times) {
    Map<String, Object> arguments = inboxArguments();
    servers
        .broker()
        .asOperator(
            channel -> {
              for (int time = 0; time < times; time++) {
                channel.queueDelete("customer.inbox");
                channel.queueDeclare("customer.inbox", true, false, false, arguments);
              }
              bindInbox(channel);
            });
  }

  private static Map<String, Object> inboxArguments() {
    JsonNode queue = servers.broker().management().get("/api/queues/checkout/customer.inbox");
    return new ObjectMapper().convertValue(queue.get("arguments"), new TypeReference<>() {});
  }

  private static void bindInbox(Channel channel) throws IOException {
    channel.queueBind("customer.inbox", "customer.local", "inbox");
    channel.queueBind("customer.inbox", "order.events", PLACED);
    channel.queueBind("customer.inbox", "order.events", "order.cancelled.v1");
  }

  private void publish(int count) {
    for (int number = 0; number < count; number++) {
      UUID event = UuidV7.next();
      published.add(event);
      servers.publisher().publish(PLACED, event, UuidV7.next(), Map.of("orderId", "1"));
    }
  }

  private void awaitEffects(Duration patience) {
    await()
        .atMost(patience)
        .untilAsserted(
            () ->
                assertThat(jdbc.queryForList("select event_id from effects", UUID.class))
                    .containsAll(published)
                    .doesNotHaveDuplicates());
  }

  private static double restarts(ConfigurableApplicationContext service) {
    Counter counter =
        service
            .getBean(MeterRegistry.class)
            .find("saga.consumers.restarted")
            .tag("queue", "customer.inbox")
            .counter();
    return counter == null ? 0 : counter.count();
  }

  private static TopologyStatus.Snapshot status(ConfigurableApplicationContext service) {
    return service.getBean(TopologyStatus.class).latest();
  }

  private static ConfigurableApplicationContext startService(String... settings) {
    Map<String, String> properties = new HashMap<>(servers.addresses().propertiesOf("customer"));
    properties.put("spring.main.banner-mode", "off");
    properties.put("spring.flyway.enabled", "false");
    properties.put("saga.topology.check-interval", "3s");
    return new SpringApplicationBuilder(Till.class)
        .web(WebApplicationType.NONE)
        .run(
            Stream.concat(
                    Stream.of(settings),
                    properties.entrySet().stream()
                        .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue())))
                .toArray(String[]::new));
  }
}
