package dev.sagas.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.sagas.event.UuidV7;
import dev.sagas.rabbit.TopologyStatus;
import dev.sagas.rabbit.TopologyStatus.State;
import dev.sagas.test.Account;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A part of the topology goes missing under a running service. */
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
  }

  @AfterEach
  void openTheTill() {
    Till.open.countDown();
  }

  @Test
  void restoresADeletedBindingAndBringsWhatItMissedOnce() {
    try (ConfigurableApplicationContext service = start(RESTORES)) {
      publish(PLACED, 5);
      awaitEffects();

      asOperator(channel -> channel.queueUnbind("customer.inbox", "order.events", PLACED));
      publish(PLACED, 20);
      publish(CANCELLED, 5);

      awaitEffects();
      awaitFilled();
      assertThat(gap("found")).isEqualTo(20);
      assertThat(meter(service, "saga.topology.restored", "kind", "binding")).isEqualTo(1);
      assertThat(status(service).state()).isEqualTo(State.OK);
    }
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
    return service
        .getBean(MeterRegistry.class)
        .get(name)
        .tags(tags)
        .meter()
        .measure()
        .iterator()
        .next()
        .getValue();
  }

  private static TopologyStatus.Snapshot status(ConfigurableApplicationContext service) {
    return service.getBean(TopologyStatus.class).latest();
  }

  private static ConfigurableApplicationContext start(Map<String, String> more) {
    Map<String, String> properties = new HashMap<>(servers.addresses().propertiesOf("customer"));
    properties.put("spring.main.banner-mode", "off");
    properties.put("spring.flyway.enabled", "false");
    properties.putAll(more);
    return new SpringApplicationBuilder(Till.class)
        .web(WebApplicationType.NONE)
        .run(
            properties.entrySet().stream()
                .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
                .toArray(String[]::new));
  }

  private interface BrokerAction {
    void on(Channel channel) throws IOException;
  }

  private static void asOperator(BrokerAction action) {
    try (Connection connection = servers.broker().connect(servers.broker().operator());
        Channel channel = connection.createChannel()) {
      action.on(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
