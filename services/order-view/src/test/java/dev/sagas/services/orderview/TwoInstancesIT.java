package dev.sagas.services.orderview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.sagas.event.EventEnvelope;
import dev.sagas.services.orderview.application.Generations;
import dev.sagas.services.orderview.application.RecordEvent;
import dev.sagas.test.Account;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances share the work and show the same. */
class TwoInstancesIT extends RunningOrderView {

  private static final int ORDERS = 300;
  private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");

  @Autowired private MeterRegistry meters;
  @Autowired private Generations generations;

  @Test
  void shareTheWorkAndShowTheSame() throws Exception {
    UUID customer = UUID.randomUUID();
    List<List<EventEnvelope>> orders = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      orders.add(Stories.completed(customer, "LAMP", BEGIN.plusSeconds(i)));
    }
    double before = handled(meters);
    try (ConfigurableApplicationContext other = another()) {
      publish(orders);
      await().atMost(Duration.ofSeconds(120)).until(() -> completed(customer) == ORDERS);

      assertThat(handled(meters) - before).isPositive();
      assertThat(handled(other.getBean(MeterRegistry.class))).isPositive();
      for (String page :
          List.of("/sagas?customer=" + customer, "/sagas/" + orders.get(7).get(0).sagaId())) {
        assertThat(get(other, page)).isEqualTo(get(page));
      }
    }
  }

  @Test
  void tellOfWhatTheOtherHasKept() {
    List<EventEnvelope> story = Stories.completed(UUID.randomUUID(), "LAMP", BEGIN);
    String order = story.get(0).sagaId().toString();
    try (ConfigurableApplicationContext other = another();
        Following client = Following.from(rest.getRootUri())) {
      RecordEvent there = other.getBean(RecordEvent.class);
      story.forEach(there::record);

      await().atMost(Duration.ofSeconds(30)).until(() -> client.state(order).equals("COMPLETED"));
    }
  }

  /** At once: the web server waits up to 20 seconds for requests that are under way. */
  @Test
  void endTheStreamsOfTheirClientsWhenTheyStop() {
    ConfigurableApplicationContext other = another();
    try (Following client = Following.from(address(other))) {
      long begin = System.nanoTime();
      other.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
      await().atMost(Duration.ofSeconds(10)).until(client::ended);
    }
  }

  private static String address(ConfigurableApplicationContext instance) {
    return "http://127.0.0.1:" + instance.getEnvironment().getRequiredProperty("local.server.port");
  }

  private static ConfigurableApplicationContext another() {
    Map<String, String> properties = new HashMap<>(SERVERS.addresses().propertiesOf("order-view"));
    properties.put("server.port", "0");
    return new SpringApplicationBuilder(OrderViewApplication.class)
        .run(
            properties.entrySet().stream()
                .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
                .toArray(String[]::new));
  }

  private long completed(UUID customer) {
    return jdbc.sql(
            "select count(*) from view_%d.saga where state = 'COMPLETED' and customer_id = ?"
                .formatted(generations.current()))
        .param(customer)
        .query(Long.class)
        .single();
  }

  private static double handled(MeterRegistry meters) {
    return meters.find("saga.inbox.handled").timers().stream().mapToLong(Timer::count).sum();
  }

  private static JsonNode get(ConfigurableApplicationContext instance, String path)
      throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address(instance) + path)).build();
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  private static void publish(List<List<EventEnvelope>> orders) throws Exception {
    try (Connection connection = SERVERS.broker().connect(Account.OPERATOR);
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      for (List<EventEnvelope> story : orders) {
        for (EventEnvelope event : story) {
          channel.basicPublish(
              event.type().publisher() + ".events",
              event.type().toString(),
              properties(event),
              event.body().getBytes(StandardCharsets.UTF_8));
        }
      }
      channel.waitForConfirmsOrDie(60_000);
    }
  }

  private static BasicProperties properties(EventEnvelope event) {
    Map<String, Object> headers = new HashMap<>();
    headers.put("cloudEvents:time", event.occurredAt().toString());
    UUID cause = event.causationId();
    if (cause != null) {
      headers.put("causation-id", cause.toString());
    }
    return new BasicProperties.Builder()
        .messageId(event.id().toString())
        .type(event.type().toString())
        .timestamp(Date.from(event.occurredAt()))
        .correlationId(event.sagaId().toString())
        .contentType("application/json")
        .deliveryMode(2)
        .headers(headers)
        .build();
  }
}
