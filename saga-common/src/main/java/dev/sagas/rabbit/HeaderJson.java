package dev.sagas.rabbit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.LongString;
import com.rabbitmq.client.impl.LongStringHelper;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AMQP tables as JSON and back. What JSON has no type for is an object of one tagged field, and
 * text that PostgreSQL cannot hold (not UTF-8, or with a NUL) is kept as bytes.
 */
@SuppressWarnings("JavaUtilDate") // as the AMQP client has it
final class HeaderJson {

  private static final String TEXT_BYTES = "$text";
  private static final String BYTES = "$bytes";
  private static final String MILLIS = "$millis";
  private static final String DECIMAL = "$decimal";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> TABLE = new TypeReference<>() {};

  private HeaderJson() {}

  static String write(Map<String, ?> table) {
    try {
      return JSON.writeValueAsString(encodedTable(table));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("AMQP types cannot be written as JSON", e);
    }
  }

  static Map<String, Object> read(String json) {
    try {
      Map<String, Object> table = new LinkedHashMap<>();
      JSON.readValue(json, TABLE).forEach((name, value) -> table.put(name, decoded(value)));
      return table;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a stored AMQP table", e);
    }
  }

  private static Map<String, Object> encodedTable(Map<?, ?> table) {
    Map<String, Object> encoded = new LinkedHashMap<>();
    table.forEach((name, value) -> encoded.put(storable(String.valueOf(name)), encoded(value)));
    return encoded;
  }

  private static @Nullable Object encoded(@Nullable Object value) {
    if (value instanceof LongString text) {
      return encodedText(text.getBytes());
    }
    if (value instanceof String text) {
      return encodedText(text.getBytes(StandardCharsets.UTF_8));
    }
    if (value instanceof byte[] bytes) {
      return Map.of(BYTES, base64(bytes));
    }
    if (value instanceof Date date) {
      return Map.of(MILLIS, date.getTime());
    }
    if (value instanceof BigDecimal decimal) {
      return Map.of(DECIMAL, decimal.toString());
    }
    if (value instanceof Map<?, ?> table) {
      return encodedTable(table);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(HeaderJson::encoded).toList();
    }
    return value;
  }

  private static Object encodedText(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') < 0) {
        return text;
      }
    } catch (CharacterCodingException e) {
      return Map.of(TEXT_BYTES, base64(bytes));
    }
    return Map.of(TEXT_BYTES, base64(bytes));
  }

  private static @Nullable Object decoded(@Nullable Object value) {
    if (value instanceof Map<?, ?> table) {
      return decodedTable(table);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(HeaderJson::decoded).toList();
    }
    return value;
  }

  private static @Nullable Object decodedTable(Map<?, ?> table) {
    if (table.size() == 1) {
      Map.Entry<?, ?> only = table.entrySet().iterator().next();
      String text = String.valueOf(only.getValue());
      switch (String.valueOf(only.getKey())) {
        case TEXT_BYTES -> {
          return LongStringHelper.asLongString(Base64.getDecoder().decode(text));
        }
        case BYTES -> {
          return Base64.getDecoder().decode(text);
        }
        case MILLIS -> {
          return new Date(Long.parseLong(text));
        }
        case DECIMAL -> {
          return new BigDecimal(text);
        }
        default -> {
          // An ordinary table of one field.
        }
      }
    }
    Map<String, Object> decoded = new LinkedHashMap<>();
    table.forEach((name, value) -> decoded.put(String.valueOf(name), decoded(value)));
    return decoded;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Text as PostgreSQL can hold it. */
  static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
