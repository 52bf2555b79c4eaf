package dev.sagas.services.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.test.RecordedEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a mail server may do instead of taking a mail. */
class MailServerIT extends RunningNotificationService {

  private final String email = "ada" + System.nanoTime() + "@example.com";

  @AfterEach
  void start() {
    if (!MAILS.isRunning()) {
      MAILS.start();
    }
  }

  @Test
  void sendsOnceTheServerIsThere() {
    MAILS.stop();

    register("Ada", email);
    await().atMost(PATIENCE).until(() -> book(email).size() == 1);
    MAILS.start();

    assertThat(awaitMails(email, 1)).hasSize(1);
  }

  @Test
  void repeatsWhatTheServerDoesNotTakeNow() throws Exception {
    MAILS.stop();
    try (ScriptedMailServer server =
        ScriptedMailServer.on(SMTP_PORT, "451 4.3.0 try again later", "250 2.1.5 ok")) {
      register("Ada", email);

      await().atMost(PATIENCE).until(() -> state().equals("SENT"));
      List<String> ids = server.messageIds();
      assertThat(ids).hasSize(1);
      assertThat(server.recipients()).containsExactly(email, email);
    }
  }

  @Test
  void repeatsWithTheSameMessageIdWhatTheServerMayHaveTaken() throws Exception {
    MAILS.stop();
    try (ScriptedMailServer server =
        ScriptedMailServer.on(SMTP_PORT, "250 2.1.5 ok").losingTheFirstAnswer()) {
      register("Ada", email);

      await().atMost(PATIENCE).until(() -> state().equals("SENT"));
      assertThat(server.messageIds()).hasSize(2);
      assertThat(server.messageIds().stream().distinct()).hasSize(1);
    }
  }

  @Test
  void saysSoWhenTheServerWillNeverTakeIt() throws Exception {
    MAILS.stop();
    try (ScriptedMailServer server =
        ScriptedMailServer.on(SMTP_PORT, "550 5.1.1 no such mailbox")) {
      register("Ada", email);

      await().atMost(PATIENCE).until(() -> state().equals("REFUSED"));
      JsonNode entry = book(email).get(0);
      assertThat(entry.get("refusal").asText()).contains("no such mailbox");
      RecordedEvent failed =
          await()
              .atMost(PATIENCE)
              .until(() -> failure(entry.get("id").asText()), Optional::isPresent)
              .orElseThrow();
      assertThat(failed.body().get("reason").asText()).contains("no such mailbox");
      assertThat(server.messageIds()).isEmpty();
    }
  }

  private static Optional<RecordedEvent> failure(String mail) {
    return PROBE.events("notification.failed.v1").stream()
        .filter(event -> event.body().get("mailId").asText().equals(mail))
        .findFirst();
  }

  private String state() {
    return book(email).path(0).path("state").asText();
  }
}
