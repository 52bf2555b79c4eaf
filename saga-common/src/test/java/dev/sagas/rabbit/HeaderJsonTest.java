package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.LongString;
import com.rabbitmq.client.impl.LongStringHelper;
import java.math.BigDecimal;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderJsonTest {

  @Test
  void writesOrdinaryHeadersAsOrdinaryJson() {
    Map<String, Object> headers = Map.of("causation-id", LongStringHelper.asLongString("a1"));

    assertThat(HeaderJson.write(headers)).isEqualTo("{\"causation-id\":\"a1\"}");
  }

  @Test
  void restoresEveryTypeOfAnAmqpTable() {
    Map<String, Object> headers = new HashMap<>();
    headers.put("text", "münchen");
    headers.put("int", 7);
    headers.put("long", 7_000_000_000L);
    headers.put("flag", true);
    headers.put("null", null);
    headers.put("bytes", new byte[] {0, 1, (byte) 0xff});
    headers.put("date", new Date(1_700_000_000_000L));
    headers.put("decimal", new BigDecimal("1.50"));
    headers.put("list", List.of("a", 1, List.of("b")));
    headers.put("table", Map.of("deep", Map.of("deeper", 1)));

    Map<String, Object> restored = HeaderJson.read(HeaderJson.write(headers));

    assertThat(restored).usingRecursiveComparison().isEqualTo(headers);
  }

  @Test
  void restoresTextThatADatabaseCannotHold() {
    LongString notUtf8 = LongStringHelper.asLongString(new byte[] {(byte) 0xc3, 0x28});
    LongString withNul = LongStringHelper.asLongString("a\0b");

    String json = HeaderJson.write(Map.of("not-utf8", notUtf8, "with-nul", withNul));

    assertThat(json).doesNotContain("\0").doesNotContain("\\u0000");
    assertThat(HeaderJson.read(json))
        .containsEntry("not-utf8", notUtf8)
        .containsEntry("with-nul", withNul);
  }

  @Test
  void replacesANulInANameOrColumn() {
    assertThat(HeaderJson.write(Map.of("a\0b", 1))).contains("a\uFFFDb");
    assertThat(HeaderJson.storable("a\0b")).isEqualTo("a\uFFFDb");
  }

  @Test
  void refusesWhatItDidNotWrite() {
    assertThatThrownBy(() -> HeaderJson.read("[]")).isInstanceOf(IllegalArgumentException.class);
  }
}
