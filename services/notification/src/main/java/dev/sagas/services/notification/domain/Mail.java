package dev.sagas.services.notification.domain;

import java.util.UUID;

/**
 * A mail that is to be sent once.
 *
 * @param sagaId the saga that it is about
 * @param facts what is written into it
 */
public record Mail(
    UUID id,
    MailKind kind,
    UUID sagaId,
    UUID customerId,
    String recipient,
    MailFacts facts,
    MailState state) {}
