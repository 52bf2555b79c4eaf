package dev.sagas.endtoend.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.endtoend.fault.Hold;
import dev.sagas.test.ManagementApi;
import dev.sagas.test.PrivateBroker;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The connections of services to the broker, as its operator limits and closes them. */
final class BrokerConnections {

  private static final String LIMIT = "/api/vhost-limits/checkout/max-connections";

  private final PrivateBroker broker;

  BrokerConnections(PrivateBroker broker) {
    this.broker = broker;
  }

  void refuse(RandomGenerator random) throws InterruptedException {
    management().put(LIMIT, "{\"value\": 0}");
    try {
      close(any -> true);
      Hold.between(1_000, 6_000, random);
    } finally {
      management().delete(LIMIT);
    }
  }

  void closeAll(RandomGenerator random) {
    close(any -> true);
  }

  void closeThoseOf(String user) {
    close(connection -> connection.path("user").asText().equals(user));
  }

  private void close(Predicate<JsonNode> which) {
    for (JsonNode connection : management().get("/api/connections")) {
      if (which.test(connection)) {
        String name = connection.path("name").asText();
        close(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
      }
    }
  }

  private void close(String name) {
    try {
      management().delete("/api/connections/" + name);
    } catch (UncheckedIOException goneMeanwhile) {
      // A closed connection is what was wanted.
    }
  }

  /** A new one each time: connections that were kept open break with the broker. */
  private ManagementApi management() {
    return broker.management();
  }
}
