package dev.sagas.services.orderview.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.services.orderview.gateway.Client.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The mails of the notification service. */
@Component
public class Post {

  private static final int NEWEST = 100;

  private final Services services;

  Post(Services services) {
    this.services = services;
  }

  /** A mail. What is not known before it is handed over is empty. */
  public record Mail(
      UUID id,
      String kind,
      UUID sagaId,
      String recipient,
      String state,
      Instant requestedAt,
      String subject,
      String html,
      String plain,
      String refusal) {

    private static Mail of(JsonNode mail) {
      return new Mail(
          UUID.fromString(mail.path("id").asText()),
          mail.path("kind").asText(),
          UUID.fromString(mail.path("sagaId").asText()),
          mail.path("recipient").asText(),
          mail.path("state").asText(),
          Instant.parse(mail.path("requestedAt").asText()),
          mail.path("subject").asText(""),
          mail.path("html").asText(""),
          mail.path("plain").asText(""),
          mail.path("refusal").asText(""));
    }
  }

  /**
   * The newest mails.
   *
   * @throws UnreachableException if the notification service does not answer
   */
  public List<Mail> newest() {
    List<Mail> mails = new ArrayList<>();
    services
        .client("notification")
        .get("/mails?limit={limit}", NEWEST)
        .content()
        .forEach(mail -> mails.add(Mail.of(mail)));
    return mails;
  }

  /**
   * One mail; empty when there is none.
   *
   * @throws UnreachableException if the notification service does not answer
   */
  public Optional<Mail> find(UUID id) {
    Answer answer = services.client("notification").get("/mails/{id}", id);
    return answer.isNotFound() ? Optional.empty() : Optional.of(Mail.of(answer.content()));
  }
}
