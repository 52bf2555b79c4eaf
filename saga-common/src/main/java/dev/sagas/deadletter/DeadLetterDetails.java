package dev.sagas.deadletter;

import java.util.List;

/**
 * Everything known of one parked message. Holds the event's body, which may be personal data.
 *
 * @param letter what a list shows
 * @param content the message itself
 * @param audit what was done with it, oldest first
 */
public record DeadLetterDetails(DeadLetter letter, MessageContent content, List<AuditEntry> audit) {

  public DeadLetterDetails {
    audit = List.copyOf(audit);
  }
}
