package dev.sagas.services.notification.smtp;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes.
 *
 * @param from the address that mails come from
 * @param domain what Message-IDs end with
 */
@ConfigurationProperties("notification.sender")
record SenderProperties(
    @DefaultValue("Checkout <checkout@shop.example>") String from,
    @DefaultValue("shop.example") String domain) {}
