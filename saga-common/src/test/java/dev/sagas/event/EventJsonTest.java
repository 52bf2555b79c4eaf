package dev.sagas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {

  record Money(long amount, String currency) {
    Money {
      if (amount < 0) {
        throw new IllegalArgumentException("an amount is not negative");
      }
    }
  }

  record Line(String sku, int quantity) {}

  record Placed(
      UUID orderId, List<Line> lines, Money total, @Nullable String note, Instant placedAt) {}

  record Tags(Set<String> tags) {}

  private static final String PLACED =
      """
      {"orderId": "018f3b1e-0000-7000-8000-000000000001",
       "lines": [{"sku": "TEA", "quantity": 2}],
       "total": {"amount": 5098, "currency": "GBP"},
       "placedAt": "2026-11-21T10:15:30.123456Z"}
      """;

  @Test
  void readsWhatItWrites() {
    Placed placed = EventJson.read(PLACED, Placed.class);

    assertThat(placed.total()).isEqualTo(new Money(5098, "GBP"));
    assertThat(placed.note()).isNull();
    assertThat(placed.placedAt()).isEqualTo("2026-11-21T10:15:30.123456Z");
    assertThat(EventJson.read(EventJson.write(placed), Placed.class)).isEqualTo(placed);
  }

  @Test
  void writesMomentsAsTextAndLeavesOutWhatIsAbsent() {
    String json = EventJson.write(EventJson.read(PLACED, Placed.class));

    assertThat(json)
        .contains("\"placedAt\":\"2026-11-21T10:15:30.123456Z\"")
        .doesNotContain("note");
  }

  @Test
  void ignoresFieldsThatTheReaderDoesNotKnow() {
    String json = PLACED.replace("{\"orderId\"", "{\"added\": {\"later\": 1}, \"orderId\"");

    assertThat(EventJson.read(json, Placed.class).lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "orderId": "018f3b1e-0000-7000-8000-000000000001", |                       | orderId
          "placedAt": "2026-11-21T10:15:30.123456Z"          | "placedAt": null      | placedAt
          "currency": "GBP"                                  | "currency": null      | total.currency
          "amount": 5098,                                    |                       | total.amount
          "amount": 5098                                     | "amount": null        | total.amount
          "amount": 5098                                     | "amount": 50.98       | total.amount
          "amount": 5098                                     | "amount": "secret"    | total.amount
          "amount": 5098                                     | "amount": 99999999999999999999 | total.amount
          "amount": 5098                                     | "amount": -1          | total
          "quantity": 2                                      | "quantity": "secret"  | lines[0].quantity
          {"sku": "TEA", "quantity": 2}                      | null                  | lines[0]
          "018f3b1e-0000-7000-8000-000000000001"             | "secret"              | orderId
          """)
  void namesTheFieldAndNeverQuotesIt(String part, @Nullable String other, String field) {
    String json = PLACED.replace(part, other == null ? "" : other);

    assertThat(json).isNotEqualTo(PLACED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventJson.read(json, Placed.class))
        .withMessageContaining("'" + field + "'")
        .withMessageNotContaining("secret")
        .withNoCause();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"``", "secret", "{\"orderId\": ", "[1]", "null", "{} {\"secret\": 1}", "\"secret\""})
  void refusesWhatIsNoObject(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventJson.read(json, Placed.class))
        .withMessageContaining("body")
        .withMessageNotContaining("secret");
  }

  @Test
  void lacksNoElementOfACollection() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventJson.read("{\"tags\": [null]}", Tags.class))
        .withMessageContaining("'tags[0]'");
  }

  @Test
  void refusesToWriteWhatIsNoJson() {
    Object loop = Map.of("self", new Object());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventJson.write(loop))
        .withMessageContaining("cannot be written as JSON");
  }
}
