package dev.sagas.services.notification.application;

import dev.sagas.services.notification.domain.MailKind;
import dev.sagas.services.notification.domain.MailState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was written to whom, to be looked at. */
public interface MailBook {

  /**
   * A mail as it was sent, or would have been. What is not known before it is handed over is null.
   *
   * @param refusal what the mail server said against it; null unless it was refused
   */
  record Entry(
      UUID id,
      MailKind kind,
      UUID sagaId,
      String recipient,
      MailState state,
      Instant requestedAt,
      @Nullable Instant settledAt,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String plain,
      @Nullable String refusal) {}

  /**
   * The newest mails.
   *
   * @param recipient to whom; null for all
   */
  List<Entry> newest(@Nullable String recipient, int limit);

  /** One mail; empty when there is none. */
  Optional<Entry> entry(UUID id);
}
