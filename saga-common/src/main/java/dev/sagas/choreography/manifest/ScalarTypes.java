package dev.sagas.choreography.manifest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.ClassUtils;

/** What a scalar of Java can be read from, as a JSON Schema. */
final class ScalarTypes {

  private static final Map<Class<?>, ObjectNode> SCHEMAS = new HashMap<>();

  static {
    texts("", String.class, CharSequence.class, URI.class, Currency.class);
    texts("uuid", UUID.class);
    texts("date-time", Instant.class, OffsetDateTime.class, ZonedDateTime.class);
    texts("date", LocalDate.class);
    texts("duration", Duration.class);
    // A long reads whatever fits; what a schema does not bound is taken to fit.
    SCHEMAS.put(Long.class, typed("integer"));
    SCHEMAS.put(BigInteger.class, typed("integer"));
    SCHEMAS.put(Integer.class, bounded(Integer.MIN_VALUE, Integer.MAX_VALUE));
    SCHEMAS.put(Short.class, bounded(Short.MIN_VALUE, Short.MAX_VALUE));
    SCHEMAS.put(Byte.class, bounded(Byte.MIN_VALUE, Byte.MAX_VALUE));
    SCHEMAS.put(Double.class, typed("number"));
    SCHEMAS.put(Float.class, typed("number"));
    SCHEMAS.put(BigDecimal.class, typed("number"));
    SCHEMAS.put(Boolean.class, typed("boolean"));
  }

  private ScalarTypes() {}

  static Optional<ObjectNode> find(Class<?> type) {
    return Optional.ofNullable(SCHEMAS.get(ClassUtils.resolvePrimitiveIfNecessary(type)))
        .map(ObjectNode::deepCopy);
  }

  private static void texts(String format, Class<?>... types) {
    for (Class<?> type : types) {
      ObjectNode schema = typed("string");
      SCHEMAS.put(type, format.isEmpty() ? schema : schema.put("format", format));
    }
  }

  private static ObjectNode bounded(long least, long most) {
    return typed("integer").put("minimum", least).put("maximum", most);
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
