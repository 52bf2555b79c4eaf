package dev.sagas.endtoend.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a service answered.
 *
 * @param contentType empty when there is none
 */
public record Answer(int status, String contentType, String text) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public JsonNode json() {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /** The fields that a problem names. */
  public List<String> problemFields() {
    return StreamSupport.stream(json().path("errors").spliterator(), false)
        .map(error -> error.path("field").asText())
        .toList();
  }
}
