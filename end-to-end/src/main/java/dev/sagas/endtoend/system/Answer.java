package dev.sagas.endtoend.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a service answered.
 *
 * @param contentType empty when there is none
 * @param retryAfter after how many seconds to come back; empty when that was not said
 */
public record Answer(int status, String contentType, String retryAfter, String text) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static Answer of(HttpResponse<String> response) {
    HttpHeaders headers = response.headers();
    return new Answer(
        response.statusCode(),
        headers.firstValue("Content-Type").orElse(""),
        headers.firstValue("Retry-After").orElse(""),
        response.body());
  }

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
