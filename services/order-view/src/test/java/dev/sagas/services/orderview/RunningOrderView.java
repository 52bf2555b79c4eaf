package dev.sagas.services.orderview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.event.EventEnvelope;
import dev.sagas.services.orderview.application.RecordEvent;
import dev.sagas.test.PrivateServers;
import java.util.Collection;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on a real PostgreSQL and a real RabbitMQ; all integration tests share it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class RunningOrderView {

  protected static final PrivateServers SERVERS = PrivateServers.shared();

  @Autowired protected TestRestTemplate rest;
  @Autowired protected JdbcClient jdbc;
  @Autowired private RecordEvent view;

  @DynamicPropertySource
  static void connect(DynamicPropertyRegistry registry) {
    SERVERS.connect(registry, "order-view");
  }

  /** Keeps events as if they had come. */
  protected void keep(Collection<EventEnvelope> events) {
    events.forEach(view::record);
  }

  /** Publishes an event as its service does. */
  protected static void publish(EventEnvelope event) {
    UUID cause = event.causationId();
    String type = event.type().toString();
    if (cause == null) {
      SERVERS.publisher().publish(type, event.id(), event.sagaId(), event.body());
    } else {
      SERVERS.publisher().publish(type, event.id(), event.sagaId(), cause, event.body());
    }
  }

  protected JsonNode get(String path, Object... parameters) {
    return rest.getForObject(path, JsonNode.class, parameters);
  }
}
