package dev.sagas.services.notification.application;

import java.util.UUID;

/**
 * A mail as it is written.
 *
 * @param mailId makes its Message-ID, by which a receiver knows a repetition
 */
public record Letter(UUID mailId, String recipient, String subject, String html, String plain) {}
