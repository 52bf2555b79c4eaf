package dev.sagas.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.event.UuidV7;
import dev.sagas.observe.TopologyHealth;
import dev.sagas.rabbit.TopologyStatus;
import dev.sagas.rabbit.TopologyStatus.State;
import dev.sagas.test.Account;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A part of the topology goes missing under a running service. */
@ExtendWith(OutputCaptureExtension.class)
class DriftIT {

  private static final String PLACED = "order.placed.v1";
  private static final String CANCELLED = "order.cancelled.v1";
  private static final Map<String, String> RESTORES =
      Map.of(
          "saga.topology.restore.username", "topology",
          "saga.topology.restore.password", "topology-secret",
          "saga.topology.check-interval", "1s",
          "saga.topology.backfill.margin", "3s");

  private static PrivateServers servers;
  private static JdbcTemplate jdbc;
  private final List<UUID> published = new ArrayList<>();

  @BeforeAll
  static void start() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    servers = PrivateServers.start(Repository.find());
    jdbc = new JdbcTemplate(servers.postgres().dataSource("customer", Account.named("customer")));
    jdbc.execute("create table effects (event_id uuid not null)");
  }

  @AfterAll
  static void stop() {
    servers.close();
    Awaitility.reset();
  }

  @BeforeEach
  void forget() {
    Till.open = new CountDownLatch(0);
    Till.failing = new UUID(0, 0);
    jdbc.execute("truncate effects");
    if (jdbc.queryForObject("select to_regclass('saga.topology_gap') is not null", Boolean.class)) {
      jdbc.execute("truncate saga.topology_gap, saga.topology_part");
    }
  }

  @AfterEach
  void openTheTill() {
    Till.open.countDown();
  }

  @Test
  void restoresADeletedBindingAndBringsWhatItMissedOnce() {
    Map<String, String> seldom = with(RESTORES, "saga.topology.check-interval", "5s");
    try (ConfigurableApplicationContext service = start(seldom)) {
      publish(PLACED, 5);
      awaitEffects();
      awaitALook(service);

      servers
          .broker()
          .asOperator(channel -> channel.queueUnbind("customer.inbox", "order.events", PLACED));
      publish(PLACED, 20);
      publish(CANCELLED, 5);

      awaitEffects();
      awaitFilled();
      assertThat(gap("found")).isEqualTo(20);
      assertThat(meter(service, "saga.topology.restored", "kind", "binding")).isEqualTo(1);
      assertThat(status(service).state()).isEqualTo(State.OK);
    }
  }

  @Test
  void bringsWhatAQueueHeldWhenItWasDeleted() {
    Map<String, String> slow = with(RESTORES, "saga.inbox.prefetch", "1");
    try (ConfigurableApplicationContext service = start(slow)) {
      publish(PLACED, 5);
      awaitEffects();
      Till.open = new CountDownLatch(1);
      publish(PLACED, 40);

      servers.broker().asOperator(channel -> channel.queueDelete("customer.inbox"));
      publish(PLACED, 5);
      await().until(() -> meter(service, "saga.topology.restored", "kind", "queue") == 1);
      Till.open.countDown();

      awaitEffects();
      awaitFilled();
      assertThat(gap("found")).isGreaterThanOrEqualTo(40 - 8);
    }
  }

  @Test
  void bringsWhatAQueueHeldThatWasDeletedAndMadeAgainBetweenTwoLooks(CapturedOutput output) {
    Map<String, String> rarely = with(RESTORES, "saga.topology.check-interval", "10m");
    try (ConfigurableApplicationContext service = start(with(rarely, "saga.inbox.prefetch", "1"))) {
      Till.open = new CountDownLatch(1);
      publish(PLACED, 40);
      Map<String, Object> arguments = argumentsOf("customer.inbox");

      servers.broker().asOperator(channel -> channel.queueDelete("customer.inbox"));
      await().until(() -> output.getOut().contains("Cancel received"));
      servers
          .broker()
          .asOperator(
              channel -> {
                channel.queueDeclare("customer.inbox", true, false, false, arguments);
                channel.queueBind("customer.inbox", "customer.local", "inbox");
                channel.queueBind("customer.inbox", "order.events", PLACED);
                channel.queueBind("customer.inbox", "order.events", CANCELLED);
              });
      Till.open.countDown();

      awaitEffects();
      awaitFilled();
      assertThat(meter(service, "saga.topology.restored", "kind", "queue")).isZero();
    }
  }

  /** The next one is a whole interval away. */
  private static void awaitALook(ConfigurableApplicationContext service) {
    Instant before = Instant.now();
    await()
        .until(
            () -> {
              Instant checked = status(service).checkedAt();
              return checked != null && checked.isAfter(before);
            });
  }

  private static Map<String, Object> argumentsOf(String queue) {
    JsonNode arguments =
        servers.broker().management().get("/api/queues/checkout/" + queue).get("arguments");
    return new ObjectMapper().convertValue(arguments, new TypeReference<>() {});
  }

  @Test
  void bringsWhatWaitedInADeletedRetryQueue() {
    try (ConfigurableApplicationContext service = start(RESTORES)) {
      UUID event = UuidV7.next();
      UUID saga = UuidV7.next();
      Till.failing = saga;
      servers.publisher().publish(PLACED, event, saga, Map.of("orderId", "1"));
      await().until(() -> messagesIn("customer.retry.30s") == 1);
      Till.failing = new UUID(0, 0);

      servers.broker().asOperator(channel -> channel.queueDelete("customer.retry.30s"));

      // Sooner than the thirty seconds for which it would have waited there.
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(effects()).containsExactly(event));
      awaitFilled();
    }
  }

  @Test
  void bringsWhatARetryQueueCannotReturnWithoutTheLocalExchange() {
    try (ConfigurableApplicationContext service = start(RESTORES)) {
      UUID event = UuidV7.next();
      UUID saga = UuidV7.next();
      Till.failing = saga;
      servers.publisher().publish(PLACED, event, saga, Map.of("orderId", "1"));
      await().until(() -> messagesIn("customer.retry.5s") == 1);
      Till.failing = new UUID(0, 0);

      servers.broker().asOperator(channel -> channel.exchangeDelete("customer.local"));

      await().untilAsserted(() -> assertThat(effects()).containsExactly(event));
      awaitFilled();
      assertThat(status(service).state()).isEqualTo(State.OK);
    }
  }

  @Test
  void losesNothingWhenTheExchangeOfAnotherServiceIsDeleted() {
    try (ConfigurableApplicationContext service = start(RESTORES);
        ConfigurableApplicationContext shop = start(Shop.class, "order", RESTORES)) {
      published.add(shop.getBean(Shop.class).place());
      awaitEffects();

      servers.broker().asOperator(channel -> channel.exchangeDelete("order.events"));
      for (int number = 0; number < 30; number++) {
        published.add(shop.getBean(Shop.class).place());
      }

      awaitEffects();
      awaitFilled();
      assertThat(meter(shop, "saga.topology.restored", "kind", "exchange")).isEqualTo(1);
      assertThat(status(service).state()).isEqualTo(State.OK);
    }
  }

  @Test
  void goesOnWithABackfillThatWasCutOff() throws InterruptedException {
    Interrupted interrupted = new Interrupted(1);
    try (ConfigurableApplicationContext service =
        start(Till.class, "customer", RESTORES, interrupted)) {
      publish(PLACED, 1);
      awaitEffects();
      servers
          .broker()
          .asOperator(channel -> channel.queueUnbind("customer.inbox", "order.events", PLACED));
      publish(PLACED, 60);
      assertThat(interrupted.standing.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(gap("next_offset")).isPositive();
    jdbc.update("update saga.topology_gap set leased_until = now()");

    try (ConfigurableApplicationContext again = start(RESTORES)) {
      awaitEffects();
      awaitFilled();
    }
  }

  @Test
  void onlyReportsDriftWithoutPermissionAndBringsWhatWasMissedOnceItHasOne() {
    UUID missed = UuidV7.next();
    try (ConfigurableApplicationContext service = start(Map.of())) {
      servers
          .broker()
          .asOperator(channel -> channel.queueUnbind("customer.inbox", "order.events", PLACED));

      // At the pace that is the default.
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(health(service).getStatus()).isEqualTo(Status.DOWN));
      assertThat(meter(service, "saga.topology.problems", "kind", "binding")).isEqualTo(1);
      assertThat(String.valueOf(health(service).getDetails().get("problems")))
          .contains("binding order.events --order.placed.v1--> customer.inbox is missing: bind it");
      servers.publisher().publish(PLACED, missed, UuidV7.next(), Map.of("orderId", "1"));
      servers
          .broker()
          .asOperator(channel -> channel.queueBind("customer.inbox", "order.events", PLACED));
      await().until(() -> status(service).state() == State.OK);
      await()
          .untilAsserted(
              () ->
                  assertThat(String.valueOf(health(service).getDetails().get("gaps")))
                      .contains("order.placed.v1 was missing from")
                      .contains("saga.topology.restore.username"));
      assertThat(health(service).getStatus()).isEqualTo(Status.DOWN);
      assertThat(effects()).isEmpty();
    }

    try (ConfigurableApplicationContext service = start(RESTORES)) {
      await().untilAsserted(() -> assertThat(effects()).containsExactly(missed));
      awaitFilled();
      await().untilAsserted(() -> assertThat(health(service).getStatus()).isEqualTo(Status.UP));
    }
  }

  @Test
  void reportsDriftThatItsAccountMayNotRestore(CapturedOutput output) {
    Map<String, String> powerless =
        Map.of(
            "saga.topology.restore.username", "customer",
            "saga.topology.restore.password", "customer-secret",
            "saga.topology.check-interval", "1s");
    try (ConfigurableApplicationContext service = start(powerless)) {
      servers.broker().asOperator(channel -> channel.queueDelete("customer.retry.5m"));

      await().until(() -> status(service).state() == State.PROBLEMS);
      await()
          .untilAsserted(
              () -> assertThat(output).contains("queue customer.retry.5m cannot be restored"));
      assertThat(health(service).getStatus()).isEqualTo(Status.DOWN);
    }

    try (ConfigurableApplicationContext service = start(RESTORES)) {
      assertThat(status(service).state()).isEqualTo(State.OK);
      awaitFilled();
    }
  }

  @Test
  void refusesToBringWhatTheInboxMayHaveForgotten() {
    try (ConfigurableApplicationContext service = start(RESTORES)) {
      publish(PLACED, 1);
      awaitEffects();
    }
    jdbc.update("update saga.topology_part set right_at = now() - interval '40 days'");
    servers
        .broker()
        .asOperator(channel -> channel.queueUnbind("customer.inbox", "order.events", PLACED));
    jdbc.execute("truncate effects");
    jdbc.execute("create table remembered as select * from saga.inbox");
    jdbc.execute("truncate saga.inbox");

    try (ConfigurableApplicationContext service = start(RESTORES)) {
      await()
          .untilAsserted(
              () ->
                  assertThat(String.valueOf(health(service).getDetails().get("gaps")))
                      .contains("the inbox tells duplicates for PT720H only"));
      assertThat(health(service).getStatus()).isEqualTo(Status.DOWN);
      assertThat(meter(service, "saga.topology.gaps", "state", "refused")).isEqualTo(1);
      assertThat(status(service).state()).isEqualTo(State.OK);
      assertThat(effects()).isEmpty();
    } finally {
      // Else whoever reads the log after this test brings the events of all tests before it.
      jdbc.execute("insert into saga.inbox select * from remembered on conflict do nothing");
      jdbc.execute("drop table remembered");
    }
  }

  @Test
  void restoresTheEventLogAsTheDefinitionsHaveIt() {
    JsonNode before = eventLog();
    try (ConfigurableApplicationContext service = start(RESTORES);
        ConfigurableApplicationContext shop = start(Shop.class, "order", RESTORES)) {

      servers.broker().asOperator(channel -> channel.queueDelete("event-log"));

      await().until(() -> status(service).state() == State.OK && eventLogIsBound());
      assertThat(eventLog().get("arguments")).isEqualTo(before.get("arguments"));
    }
  }

  private static JsonNode eventLog() {
    return servers.broker().management().get("/api/queues/checkout/event-log");
  }

  private static boolean eventLogIsBound() {
    List<String> sources = new ArrayList<>();
    servers
        .broker()
        .management()
        .get("/api/bindings/checkout")
        .forEach(
            it -> {
              if (it.get("destination").asText().equals("event-log")) {
                sources.add(it.get("source").asText());
              }
            });
    return sources.containsAll(List.of("order.events", "customer.events"));
  }

  private static int messagesIn(String queue) {
    AtomicInteger messages = new AtomicInteger();
    servers
        .broker()
        .asOperator(channel -> messages.set(channel.queueDeclarePassive(queue).getMessageCount()));
    return messages.get();
  }

  private static Health health(ConfigurableApplicationContext service) {
    return service.getBean(TopologyHealth.class).health();
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    Map<String, String> more = new HashMap<>(map);
    more.put(name, value);
    return more;
  }

  private void publish(String type, int count) {
    for (int number = 0; number < count; number++) {
      UUID event = UuidV7.next();
      published.add(event);
      servers.publisher().publish(type, event, UuidV7.next(), Map.of("orderId", "1"));
    }
  }

  /** Each published event has taken effect, and none twice. */
  private void awaitEffects() {
    await().untilAsserted(() -> assertThat(effects()).containsAll(published));
    assertThat(effects()).doesNotHaveDuplicates();
  }

  private static List<UUID> effects() {
    return jdbc.queryForList("select event_id from effects", UUID.class);
  }

  private static void awaitFilled() {
    await()
        .untilAsserted(
            () ->
                assertThat(jdbc.queryForList("select stage from saga.topology_gap", String.class))
                    .isNotEmpty()
                    .containsOnly("FILLED"));
  }

  private static long gap(String column) {
    Long sum =
        jdbc.queryForObject(
            "select coalesce(sum(%s), 0) from saga.topology_gap".formatted(column), Long.class);
    return sum == null ? 0 : sum;
  }

  private static double meter(ConfigurableApplicationContext service, String name, String... tags) {
    Meter found = service.getBean(MeterRegistry.class).find(name).tags(tags).meter();
    return found == null ? 0 : found.measure().iterator().next().getValue();
  }

  private static TopologyStatus.Snapshot status(ConfigurableApplicationContext service) {
    return service.getBean(TopologyStatus.class).latest();
  }

  private static ConfigurableApplicationContext start(Map<String, String> more) {
    return start(Till.class, "customer", more);
  }

  private static ConfigurableApplicationContext start(
      Class<?> application, String name, Map<String, String> more, BeanPostProcessor... changes) {
    Map<String, String> properties = new HashMap<>(servers.addresses().propertiesOf(name));
    properties.put("spring.main.banner-mode", "off");
    properties.put("spring.flyway.enabled", "false");
    properties.putAll(more);
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE)
        .initializers(
            context -> List.of(changes).forEach(context.getBeanFactory()::addBeanPostProcessor))
        .run(
            properties.entrySet().stream()
                .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
                .toArray(String[]::new));
  }
}
