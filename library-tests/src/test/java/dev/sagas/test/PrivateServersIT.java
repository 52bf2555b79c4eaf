package dev.sagas.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PrivateServersIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();

  @Test
  void recordsWhatIsPublished() {
    UUID eventId = UUID.randomUUID();
    UUID sagaId = UUID.randomUUID();
    UUID causationId = UUID.randomUUID();

    try (EventProbe probe = SERVERS.probe("customer.events", "order.events")) {
      SERVERS
          .publisher()
          .publish(
              "customer.credit-released.v1",
              eventId,
              sagaId,
              causationId,
              Map.of("effect", "RELEASED"));

      RecordedEvent event = probe.await("customer.credit-released.v1", sagaId);
      assertThat(event.id()).isEqualTo(eventId);
      assertThat(event.causationId()).isEqualTo(causationId);
      assertThat(event.body().get("effect").asText()).isEqualTo("RELEASED");
      assertThat(event.headers())
          .containsEntry("cloudEvents:specversion", "1.0")
          .containsEntry("cloudEvents:id", eventId.toString())
          .containsEntry("cloudEvents:source", "/customer")
          .containsEntry("cloudEvents:type", "customer.credit-released.v1");
    }
  }

  @Test
  void tellsAServiceWhereItsServersAre() {
    assertThat(SERVERS.addresses().propertiesOf("customer"))
        .containsEntry("spring.datasource.url", SERVERS.postgres().jdbcUrl("customer"))
        .containsEntry("spring.rabbitmq.username", "customer")
        .containsEntry("saga.topology.management-url", SERVERS.broker().managementUrl());
  }
}
