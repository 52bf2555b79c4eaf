package dev.sagas.services.customer.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which part of a request's JSON could not be read, without showing any of our classes. */
final class UnreadableBody {

  private static final String WHOLE = "body";

  private UnreadableBody() {}

  static FieldProblem explain(@Nullable Throwable cause) {
    if (cause instanceof JsonMappingException mapping) {
      return new FieldProblem(path(mapping.getPath()), rule(mapping));
    }
    if (cause instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
      return new FieldProblem(
          WHOLE,
          "must be JSON, and is not at line %d, column %d"
              .formatted(syntax.getLocation().getLineNr(), syntax.getLocation().getColumnNr()));
    }
    return new FieldProblem(WHOLE, "must be a JSON object");
  }

  private static String rule(JsonMappingException problem) {
    if (problem instanceof UnrecognizedPropertyException) {
      return "is not a known field";
    }
    if (problem.getCause() instanceof InputCoercionException) {
      return wholeNumber();
    }
    if (problem instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return expected(mismatch.getTargetType());
    }
    return "must be readable";
  }

  private static String expected(Class<?> type) {
    if (type == Long.class || type == long.class) {
      return wholeNumber();
    }
    return type == String.class ? "must be text" : "must be a JSON object";
  }

  private static String wholeNumber() {
    return "must be a whole number, at most " + Long.MAX_VALUE;
  }

  private static String path(List<Reference> references) {
    StringBuilder path = new StringBuilder();
    for (Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.isEmpty() ? WHOLE : path.toString();
  }
}
