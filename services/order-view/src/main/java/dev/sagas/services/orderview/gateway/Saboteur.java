package dev.sagas.services.orderview.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.services.orderview.gateway.Client.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The parts of a local stack, which can be stopped and started. */
@Component
public class Saboteur {

  private static final String TOKEN = "X-Stack-Token";

  private final @Nullable Client stack;
  private final Map<String, String> headers;
  private final String own;

  Saboteur(GatewayProperties properties, ServiceNames names) {
    URI url = properties.chaos();
    this.stack = url == null ? null : new Client("The local stack", url, properties.timeout());
    this.own = names.service();
    this.headers = Map.of(TOKEN, properties.chaosToken());
  }

  /** Whether there is a stack whose parts can be stopped. */
  public boolean present() {
    return stack != null;
  }

  /**
   * A part of the stack.
   *
   * @param state RUNNING, STOPPED, STARTING or STOPPING
   */
  public record Part(String name, String state) {}

  /**
   * All parts, but for this service, which would not come back by its own page.
   *
   * @throws UnreachableException if the stack does not answer
   */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (JsonNode part : client().get("/parts", headers).content()) {
      if (!part.path("name").asText().equals(own)) {
        parts.add(new Part(part.path("name").asText(), part.path("state").asText()));
      }
    }
    return parts;
  }

  /**
   * Has a part stopped or started, and does not wait for it.
   *
   * @param action {@code stop} or {@code start}
   * @return what the stack says against it; null when it does it
   */
  public @Nullable String order(String part, String action) {
    Answer answer = client().post(Map.of(), headers, "/parts/{name}/{action}", part, action);
    return answer.status().is2xxSuccessful()
        ? null
        : answer.body().path("detail").asText("it answered " + answer.status().value());
  }

  private Client client() {
    if (stack == null) {
      throw new IllegalStateException("console.chaos is not set");
    }
    return stack;
  }
}
