package dev.sagas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Event bodies as JSON. The mapping is the library's own and does not follow the application's
 * settings, because the wire format is a contract with other services: moments are ISO 8601, absent
 * and null are the same, unknown fields are ignored, numbers are never cut.
 */
public final class EventJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private EventJson() {}

  /**
   * Writes a body.
   *
   * @throws IllegalArgumentException if it cannot be written as JSON
   */
  public static String write(Object body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          body.getClass().getName() + " cannot be written as JSON", e);
    }
  }

  /**
   * Reads a body into the consumer's own record. A component without {@code @Nullable} is required.
   *
   * @throws IllegalArgumentException if {@code json} is malformed, or a required field is missing
   *     or of another type; the message names the field and never quotes the body
   */
  public static <T> T read(String json, Class<T> body) {
    try {
      T value = MAPPER.readValue(json, body);
      if (value == null) {
        throw new IllegalArgumentException("the body is null");
      }
      RequiredFields.check(value, "");
      return value;
    } catch (JsonProcessingException e) {
      // Jackson's own message quotes the body, and a cause is logged with its message.
      throw new IllegalArgumentException(JsonFault.describe(e));
    }
  }
}
