package dev.sagas.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.choreography.ChoreographyReader;
import dev.sagas.event.UuidV7;
import dev.sagas.test.Account;
import dev.sagas.test.EventProbe;
import dev.sagas.test.EventPublisher;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.RecordedEvent;
import dev.sagas.test.ServiceTopology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
class TenLinesIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    List<Duration> ladder = List.of(Duration.ofMillis(200));
    ServiceTopology.declare(
        SERVERS.broker(),
        ChoreographyReader.read(GreeterApplication.class, List.of(GreeterApplication.class)),
        ladder);
    SERVERS.connect(registry, "greeter");
    registry.add("spring.rabbitmq.username", SERVERS.broker().operator()::user);
    registry.add("spring.rabbitmq.password", SERVERS.broker().operator()::password);
    registry.add("saga.retry.ladder", () -> "200ms");
  }

  @Test
  void greetsEachGuestOnce() {
    UUID visit = UuidV7.next();
    UUID arrival = UuidV7.next();
    EventPublisher guests = SERVERS.publisher().as(Account.OPERATOR);
    try (EventProbe probe = SERVERS.probe("greeter.events")) {

      guests.publish("guest.arrived.v1", arrival, visit, Map.of("name", "Ada"));
      guests.publish("guest.arrived.v1", arrival, visit, Map.of("name", "Ada"));
      guests.publish("guest.arrived.v1", UuidV7.next(), visit, Map.of("name", "Ada"));
      UUID last = UuidV7.next();
      guests.publish("guest.arrived.v1", UuidV7.next(), last, Map.of("name", "Eve"));

      RecordedEvent greeted = probe.await("greeter.greeted.v1", visit);
      assertThat(greeted.body().get("text").asText()).isEqualTo("Welcome, Ada");
      assertThat(greeted.causationId()).isEqualTo(arrival);
      probe.await("greeter.greeted.v1", last);
      assertThat(probe.events(visit)).hasSize(1);
    }
  }
}
