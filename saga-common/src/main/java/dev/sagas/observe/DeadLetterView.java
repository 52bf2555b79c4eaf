package dev.sagas.observe;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.sagas.deadletter.AuditEntry;
import dev.sagas.deadletter.DeadLetter;
import dev.sagas.deadletter.DeadLetterDetails;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parked message as the endpoint shows it.
 *
 * @param letter what a list shows
 * @param headers its own headers
 * @param properties its AMQP properties
 * @param body the body when it is UTF-8; null when it is not
 * @param bodyBase64 the body when it is not UTF-8; null when it is
 * @param audit what was done with it, oldest first
 */
record DeadLetterView(
    DeadLetter letter,
    @JsonRawValue String headers,
    @JsonRawValue String properties,
    @Nullable String body,
    @Nullable String bodyBase64,
    List<AuditEntry> audit) {

  static DeadLetterView of(DeadLetterDetails details) {
    byte[] body = details.content().body();
    String text = text(body);
    return new DeadLetterView(
        details.letter(),
        details.content().headers(),
        details.content().properties(),
        text,
        text == null ? Base64.getEncoder().encodeToString(body) : null,
        details.audit());
  }

  private static @Nullable String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
