package dev.sagas.services.notification.domain;

import java.util.UUID;

/**
 * Who gets mails.
 *
 * @param version grows with each change
 */
public record Customer(UUID id, long version, String name, String email) {}
