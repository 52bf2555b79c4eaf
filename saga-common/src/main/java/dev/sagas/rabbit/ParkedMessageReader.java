package dev.sagas.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.sagas.deadletter.MessageContent;
import dev.sagas.deadletter.ParkedMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes any message as a parked one, whatever it says of itself. */
final class ParkedMessageReader {

  private static final Set<String> ABOUT_PARKING =
      Set.of(
          LocalQueues.PARK_REASON,
          LocalQueues.PARK_DETAIL,
          LocalQueues.PARKED_AT,
          WireFormat.ATTEMPTS,
          WireFormat.FAILURES);
  // What a database holds as a moment; a header may say anything.
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final String queue;
  private final Clock clock;

  ParkedMessageReader(String queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  ParkedMessage read(BasicProperties properties, byte[] body) {
    Map<String, Object> headers = sorted(properties.getHeaders());
    Map<String, Object> death = latestDeath(headers);
    String reason = text(headers.get(LocalQueues.PARK_REASON));
    Instant parkedAt = moment(text(headers.get(LocalQueues.PARKED_AT)));
    if (parkedAt == null) {
      parkedAt = moment(death.get("time"));
    }
    Instant occurredAt = moment(text(headers.get(WireFormat.TIME)));
    return new ParkedMessage(
        fingerprint(properties, headers, death, body),
        queue,
        storable(properties.getMessageId()),
        storable(properties.getType()),
        storable(properties.getCorrelationId()),
        occurredAt == null ? moment(properties.getTimestamp()) : occurredAt,
        reason == null ? brokersReason(death) : reason,
        text(headers.get(LocalQueues.PARK_DETAIL)),
        headers.get(WireFormat.ATTEMPTS) instanceof Number attempts ? attempts.intValue() : 1,
        parkedAt == null ? clock.instant() : parkedAt,
        new MessageContent(
            HeaderJson.write(ownHeaders(headers)),
            HeaderJson.write(PropertyTable.of(properties)),
            body));
  }

  /** Without what the broker and the parking added: as it was when it was published. */
  private static Map<String, Object> ownHeaders(Map<String, Object> headers) {
    Map<String, Object> own = new TreeMap<>(headers);
    own.keySet().removeIf(name -> name.startsWith("x-") || ABOUT_PARKING.contains(name));
    return own;
  }

  /**
   * Leaves out the broker's headers but for the latest death: counts of deliveries grow when a
   * message comes again.
   */
  private static String fingerprint(
      BasicProperties properties,
      Map<String, Object> headers,
      Map<String, Object> death,
      byte[] body) {
    Map<String, Object> told = new TreeMap<>(headers);
    told.keySet().removeIf(name -> name.startsWith("x-"));
    MessageDigest digest = sha256();
    for (Map<String, Object> part : List.of(told, death, PropertyTable.of(properties))) {
      digest.update(HeaderJson.write(part).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    digest.update(body);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Map<String, Object> sorted(@Nullable Map<String, Object> headers) {
    return headers == null ? new TreeMap<>() : new TreeMap<>(headers);
  }

  private static Map<String, Object> latestDeath(Map<String, Object> headers) {
    Map<String, Object> death = new TreeMap<>();
    if (headers.get("x-death") instanceof List<?> deaths
        && !deaths.isEmpty()
        && deaths.get(0) instanceof Map<?, ?> latest) {
      latest.forEach((name, value) -> death.put(String.valueOf(name), value));
    }
    return death;
  }

  private static String brokersReason(Map<String, Object> death) {
    String reason = text(death.get("reason"));
    return reason == null ? "UNKNOWN" : reason.toUpperCase(Locale.ROOT);
  }

  private static @Nullable Instant moment(@Nullable Object value) {
    try {
      Instant moment = null;
      if (value instanceof Date date) {
        moment = date.toInstant();
      } else if (value instanceof String text) {
        moment = Instant.parse(text);
      }
      boolean held = moment != null && moment.isAfter(EARLIEST) && moment.isBefore(LATEST);
      return held ? moment : null;
    } catch (DateTimeException e) {
      // Not a moment: it is kept among the headers as it is.
      return null;
    }
  }

  private static @Nullable String text(@Nullable Object header) {
    return header == null ? null : HeaderJson.storable(header.toString());
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : HeaderJson.storable(text);
  }
}
