package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.impl.LongStringHelper;
import dev.sagas.deadletter.ParkedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParkedMessageReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private final ParkedMessageReader reader =
      new ParkedMessageReader("shop.dead", Clock.fixed(NOW, ZoneOffset.UTC));
  private final Map<String, Object> headers = new HashMap<>();

  ParkedMessageReaderTest() {
    text("saga-park-reason", "RETRIES_EXHAUSTED");
    text("saga-park-detail", "10 attempts: out of luck");
    text("saga-parked-at", "2026-11-21T09:00:00.123456Z");
    headers.put("saga-attempts", 10);
    text("causation-id", "c1");
    text("cloudEvents:time", "2026-11-20T08:00:00Z");
    headers.put("x-delivery-count", 1L);
  }

  @Test
  void readsWhatWasParkedAndWhy() {
    ParkedMessage message = read();

    assertThat(message.queue()).isEqualTo("shop.dead");
    assertThat(message.messageId()).isEqualTo("m1");
    assertThat(message.type()).isEqualTo("bank.paid.v1");
    assertThat(message.sagaId()).isEqualTo("s1");
    assertThat(message.reason()).isEqualTo("RETRIES_EXHAUSTED");
    assertThat(message.detail()).isEqualTo("10 attempts: out of luck");
    assertThat(message.attempts()).isEqualTo(10);
    assertThat(message.parkedAt()).isEqualTo("2026-11-21T09:00:00.123456Z");
    assertThat(message.occurredAt()).isEqualTo("2026-11-20T08:00:00Z");
    assertThat(message.content().body()).isEqualTo(BODY);
  }

  @Test
  void restoresTheMessageAsItWasPublished() {
    var content = read().content();

    assertThat(HeaderJson.read(content.headers()))
        .containsOnlyKeys("causation-id", "cloudEvents:time");
    BasicProperties restored =
        PropertyTable.properties(HeaderJson.read(content.properties()), Map.of());
    assertThat(restored.getMessageId()).isEqualTo("m1");
    assertThat(restored.getType()).isEqualTo("bank.paid.v1");
    assertThat(restored.getCorrelationId()).isEqualTo("s1");
    assertThat(restored.getContentType()).isEqualTo("application/json");
    assertThat(restored.getTimestamp()).isEqualTo(new Date(1_700_000_000_000L));
    assertThat(restored.getPriority()).isEqualTo(3);
    assertThat(restored.getDeliveryMode()).isEqualTo(2);
  }

  @Test
  void restoresNothingThatWouldKeepItFromItsQueue() {
    BasicProperties parked = properties().expiration("1").userId("order").build();

    String table = reader.read(parked, BODY).content().properties();

    assertThat(table).doesNotContain("expiration").doesNotContain("user");
  }

  @Test
  void tellsADeliveryThatComesAgain() {
    String first = read().fingerprint();
    headers.put("x-delivery-count", 2L);
    headers.put("x-acquired-count", 5L);

    assertThat(read().fingerprint()).isEqualTo(first).hasSize(64);
  }

  @Test
  void tellsTheSameEventParkedOnceMore() {
    String first = read().fingerprint();
    text("saga-parked-at", "2026-11-21T09:30:00Z");

    assertThat(read().fingerprint()).isNotEqualTo(first);
  }

  @Test
  void tellsMessagesWithoutAnIdByTheirBody() {
    BasicProperties anonymous = properties().messageId(null).build();

    assertThat(reader.read(anonymous, new byte[] {1}).fingerprint())
        .isNotEqualTo(reader.read(anonymous, new byte[] {2}).fingerprint());
  }

  @Test
  void readsWhatTheBrokerItselfDeadLettered() {
    headers.clear();
    headers.put(
        "x-death",
        List.of(
            Map.of(
                "reason", LongStringHelper.asLongString("delivery_limit"),
                "queue", LongStringHelper.asLongString("shop.inbox"),
                "count", 1L,
                "time", Date.from(NOW.minusSeconds(60)))));

    ParkedMessage message = read();

    assertThat(message.reason()).isEqualTo("DELIVERY_LIMIT");
    assertThat(message.parkedAt()).isEqualTo(NOW.minusSeconds(60));
    assertThat(message.occurredAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    assertThat(message.attempts()).isEqualTo(1);
    assertThat(message.content().headers()).isEqualTo("{}");
  }

  @Test
  void tellsTwoDeathsOfOneEvent() {
    headers.clear();
    headers.put("x-death", List.of(Map.of("time", Date.from(NOW.minusSeconds(60)))));
    String first = read().fingerprint();
    headers.put("x-death", List.of(Map.of("time", Date.from(NOW))));

    assertThat(read().fingerprint()).isNotEqualTo(first);
  }

  @Test
  void readsAMessageThatSaysNothing() {
    ParkedMessage message = reader.read(new BasicProperties(), new byte[] {0, (byte) 0xff});

    assertThat(message.reason()).isEqualTo("UNKNOWN");
    assertThat(message.parkedAt()).isEqualTo(NOW);
    assertThat(message.messageId()).isNull();
    assertThat(message.type()).isNull();
    assertThat(message.occurredAt()).isNull();
  }

  @Test
  void readsAMessageThatTalksNonsense() {
    headers.put("saga-attempts", "many");
    text("saga-parked-at", "yesterday");
    text("cloudEvents:time", "+1000000000-12-31T23:59:59Z");
    text("saga-park-detail", "a\0b");
    BasicProperties nonsense =
        properties().messageId("m\0").timestamp(new Date(Long.MAX_VALUE)).build();

    ParkedMessage message = reader.read(nonsense, BODY);

    assertThat(message.attempts()).isEqualTo(1);
    assertThat(message.parkedAt()).isEqualTo(NOW);
    assertThat(message.occurredAt()).isNull();
    assertThat(message.detail()).isEqualTo("a\uFFFDb");
    assertThat(message.messageId()).isEqualTo("m\uFFFD");
  }

  private ParkedMessage read() {
    return reader.read(properties().build(), BODY);
  }

  private BasicProperties.Builder properties() {
    return new BasicProperties.Builder()
        .messageId("m1")
        .type("bank.paid.v1")
        .correlationId("s1")
        .contentType("application/json")
        .timestamp(new Date(1_700_000_000_000L))
        .priority(3)
        .headers(headers);
  }

  private void text(String name, String value) {
    headers.put(name, LongStringHelper.asLongString(value));
  }
}
