package dev.sagas.services.orderview.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.services.orderview.gateway.Client.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The dead letters of all services, by their actuator endpoints. */
@Component
public class DeadLetterOffice {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterOffice.class);
  private static final int PAGE = 200;

  private final Services services;

  DeadLetterOffice(Services services) {
    this.services = services;
  }

  /** A parked message, as a list shows it. What the message does not say is empty. */
  public record Letter(
      String service,
      long id,
      String type,
      String sagaId,
      String reason,
      String detail,
      int attempts,
      Instant parkedAt,
      String state) {

    private static Letter of(String service, JsonNode letter) {
      return new Letter(
          service,
          letter.path("id").asLong(),
          letter.path("type").asText(""),
          letter.path("sagaId").asText(""),
          letter.path("reason").asText(""),
          letter.path("detail").asText(""),
          letter.path("attempts").asInt(),
          Instant.parse(letter.path("parkedAt").asText()),
          letter.path("state").asText());
    }
  }

  /**
   * A parked message with all that is known of it.
   *
   * @param headers and {@code properties} as JSON
   * @param body the event's body, or its Base64 when it is no text
   */
  public record Details(
      Letter letter, String headers, String properties, String body, List<Audit> audit) {}

  /** What was done with a message. */
  public record Audit(String actor, String action, Instant at, String reason, String result) {}

  /**
   * The letters that wait, service by service.
   *
   * @param letters the oldest first, as many as one page holds
   * @param more whether there are more
   * @param silent the services that did not answer
   */
  public record Box(List<Letter> letters, boolean more, List<String> silent) {}

  /** Whether there is a service of this name. */
  public boolean knows(String service) {
    return services.knows(service);
  }

  /** All that wait. */
  public Box waiting() {
    List<Letter> letters = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    boolean more = false;
    for (Map.Entry<String, Optional<JsonNode>> page : services.ofEach(this::page).entrySet()) {
      String service = page.getKey();
      if (page.getValue().isEmpty()) {
        silent.add(service);
        continue;
      }
      JsonNode found = page.getValue().get();
      found.path("letters").forEach(letter -> letters.add(Letter.of(service, letter)));
      more |= found.path("next").isNumber();
    }
    return new Box(letters, more, silent);
  }

  private Optional<JsonNode> page(String service) {
    try {
      return Optional.of(
          services.client(service).get("/actuator/deadletters?limit={limit}", PAGE).content());
    } catch (UnreachableException e) {
      LOG.debug("The dead letters of {} are not shown", service, e);
      return Optional.empty();
    }
  }

  /**
   * One letter; empty when there is none.
   *
   * @throws UnreachableException if its service does not answer
   */
  public Optional<Details> read(String service, long id) {
    Answer answer = services.client(service).get("/actuator/deadletters/{id}", id);
    if (answer.isNotFound()) {
      return Optional.empty();
    }
    JsonNode found = answer.content();
    List<Audit> audit = new ArrayList<>();
    found
        .path("audit")
        .forEach(
            entry ->
                audit.add(
                    new Audit(
                        entry.path("actor").asText(),
                        entry.path("action").asText(),
                        Instant.parse(entry.path("at").asText()),
                        entry.path("reason").asText(""),
                        entry.path("result").asText())));
    String body =
        found.path("body").isTextual()
            ? found.path("body").asText()
            : found.path("bodyBase64").asText("");
    return Optional.of(
        new Details(
            Letter.of(service, found.path("letter")),
            found.path("headers").toPrettyString(),
            found.path("properties").toPrettyString(),
            body,
            audit));
  }

  /**
   * Redrives or discards one letter.
   *
   * @param action {@code redrive} or {@code discard}
   * @param actor who asks
   * @param why for the audit; null when there is nothing to say
   * @param force whether to discard what holds money or stock
   * @return what came of it, in words
   */
  public String settle(
      String service, long id, String action, String actor, @Nullable String why, boolean force) {
    // An actuator endpoint takes text only, and a service that reads JSON strictly nothing else.
    Map<String, String> request = new HashMap<>();
    request.put("actor", actor);
    request.put("force", Boolean.toString(force));
    if (why != null) {
      request.put("why", why);
    }
    Answer answer =
        services
            .client(service)
            .post(request, Map.of(), "/actuator/deadletters/{id}/{action}", id, action);
    String message = answer.body().path("message").asText("");
    String refusal =
        "answered %d %s"
            .formatted(answer.status().value(), answer.body().path("detail").asText(""));
    String result = answer.body().path("result").asText(refusal.strip());
    return message.isEmpty() ? result : result + ": " + message;
  }
}
