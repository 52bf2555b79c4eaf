package dev.sagas.event;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;

/** Says what is wrong with a body and where, in words that do not quote it. */
final class JsonFault {

  private JsonFault() {}

  static String describe(JsonProcessingException fault) {
    if (fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return "the field '%s' %s".formatted(path(mapping.getPath()), problem(mapping));
    }
    if (fault instanceof MismatchedInputException mismatch) {
      return "the body " + problem(mismatch);
    }
    JsonLocation at = fault.getLocation();
    return at == null
        ? "the body is no JSON"
        : "the body is no JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String problem(JsonMappingException fault) {
    if (fault instanceof ValueInstantiationException && fault.getCause() != null) {
      return "is refused: " + fault.getCause().getMessage();
    }
    return fault instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? "is missing or no " + mismatch.getTargetType().getSimpleName()
        : "cannot be read";
  }

  private static String path(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }
}
