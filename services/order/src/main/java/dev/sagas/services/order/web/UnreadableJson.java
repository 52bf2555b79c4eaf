package dev.sagas.services.order.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.sagas.services.order.domain.Violation;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says in a client's words why Jackson could not read its request. */
final class UnreadableJson {

  private static final String BODY = "body";

  private UnreadableJson() {}

  static Violation violation(@Nullable Throwable cause) {
    if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return new Violation(field(mapping.getPath()), rule(mapping));
    }
    if (cause instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return new Violation(BODY, rule(mismatch));
    }
    if (cause instanceof JsonProcessingException malformed) {
      return new Violation(BODY, "must be JSON" + at(malformed.getLocation()));
    }
    return new Violation(BODY, "is required and must be JSON");
  }

  private static String rule(JsonMappingException exception) {
    if (exception instanceof UnrecognizedPropertyException) {
      return "is not a known field";
    }
    if (exception.getCause() instanceof InputCoercionException) {
      return "is out of range";
    }
    if (exception instanceof MismatchedInputException mismatch) {
      return rule(mismatch.getTargetType());
    }
    return "cannot be read" + at(exception.getLocation());
  }

  private static String rule(@Nullable Class<?> wanted) {
    if (wanted == UUID.class) {
      return "must be a UUID";
    }
    if (wanted == String.class) {
      return "must be a string";
    }
    if (wanted == Integer.class || wanted == int.class) {
      return "must be a whole number";
    }
    boolean list = wanted != null && Collection.class.isAssignableFrom(wanted);
    return list ? "must be a list" : "must be an object";
  }

  private static String field(List<JsonMappingException.Reference> path) {
    StringBuilder field = new StringBuilder();
    for (JsonMappingException.Reference step : path) {
      if (step.getFieldName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return field.toString();
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : ": line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
