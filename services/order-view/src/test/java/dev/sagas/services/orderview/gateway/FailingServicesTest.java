package dev.sagas.services.orderview.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.sagas.services.orderview.gateway.Observatory.Vitals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that answers, but not with what was asked for, is not taken at its word. */
class FailingServicesTest {

  private HttpServer server;
  private Services services;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] problem = "{\"status\":503,\"detail\":\"busy\"}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
          exchange.sendResponseHeaders(503, problem.length);
          exchange.getResponseBody().write(problem);
          exchange.close();
        });
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Map<String, URI> all = new HashMap<>();
    List.of("inventory", "notification", "order").forEach(name -> all.put(name, url));
    services = new Services(new GatewayProperties(all, url, null, "", Duration.ofSeconds(3)));
  }

  @AfterEach
  void stop() {
    services.destroy();
    server.stop(0);
  }

  @Test
  void deadLettersThatAreNotToldAreNotNone() {
    DeadLetterOffice office = new DeadLetterOffice(services);

    assertThat(office.waiting().silent()).containsExactly("inventory", "notification", "order");
    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(() -> office.read("order", 1))
        .withMessage("order answers with status 503");
  }

  @Test
  void aRefusalIsToldInItsOwnWords() {
    assertThat(new DeadLetterOffice(services).settle("order", 1, "redrive", "Ada", null, false))
        .contains("503", "busy");
    assertThat(
            new Storefront(services).checkout(UUID.randomUUID(), UUID.randomUUID(), List.of(), "x"))
        .isEqualTo(new Storefront.Outcome.Refused("busy"));
  }

  @Test
  void aProblemIsNoMail() {
    Post post = new Post(services);

    assertThatExceptionOfType(UnreachableException.class).isThrownBy(post::newest);
    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(() -> post.find(UUID.randomUUID()));
  }

  @Test
  void stockThatIsNotToldIsNotNone() {
    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(() -> new Storefront(services).available(List.of("LAMP")));
  }

  @Test
  void figuresThatAreNotToldAreNotZero() {
    assertThat(new Observatory(services).all()).hasSize(3).noneMatch(Vitals::answers);
  }
}
