package dev.sagas.services.notification.messaging;

import dev.sagas.services.notification.domain.MailKind;
import java.util.UUID;

/**
 * A mail will never be taken.
 *
 * @param reason what the mail server said
 */
public record MailFailed(UUID mailId, MailKind kind, UUID customerId, String reason) {}
