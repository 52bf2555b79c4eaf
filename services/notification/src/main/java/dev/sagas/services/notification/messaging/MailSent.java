package dev.sagas.services.notification.messaging;

import dev.sagas.services.notification.domain.MailKind;
import java.util.UUID;

/** A mail server has taken a mail. */
public record MailSent(UUID mailId, MailKind kind, UUID customerId) {}
