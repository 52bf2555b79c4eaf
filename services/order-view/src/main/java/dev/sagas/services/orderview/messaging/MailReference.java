package dev.sagas.services.orderview.messaging;

import java.util.UUID;

/** What this service reads of events about mails. */
record MailReference(UUID mailId) {}
