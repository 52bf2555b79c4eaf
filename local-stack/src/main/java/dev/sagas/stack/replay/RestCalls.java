package dev.sagas.stack.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * JSON over HTTP. A call that got no answer, or one that means "later", is made again under its
 * idempotency key; that is what the keys are for.
 */
final class RestCalls {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int CONFLICT = 409;
  private static final int FIRST_SERVER_ERROR = 500;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Patience patience = new Patience(Duration.ofMinutes(2), Duration.ofMillis(250));

  JsonNode get(URI uri) {
    return send(request(uri).GET());
  }

  JsonNode put(URI uri, Map<String, ?> body) {
    return send(request(uri).PUT(BodyPublishers.ofString(write(body))));
  }

  JsonNode post(URI uri, String idempotencyKey, Map<String, ?> body) {
    return send(
        request(uri)
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(write(body))));
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, application/problem+json");
  }

  /** Returns when the resource is as wanted, or can no longer become so by this call. */
  void request(URI uri, Map<String, ?> body) {
    HttpRequest request = request(uri).POST(BodyPublishers.ofString(write(body))).build();
    patience.await("POST " + uri, () -> attempt(request).filter(RestCalls::isServed));
  }

  private JsonNode send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    String what = request.method() + " " + request.uri();
    HttpResponse<String> answer =
        patience.await(what, () -> attempt(request).filter(RestCalls::isFinal));
    if (answer.statusCode() >= 300) {
      throw new ReplayException(
          what + " was refused with " + answer.statusCode() + ": " + answer.body());
    }
    return read(what, answer.body());
  }

  private Optional<HttpResponse<String>> attempt(HttpRequest request) {
    try {
      return Optional.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      // No answer says nothing of what became of the call: it is made again under its key.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReplayException("interrupted while calling " + request.uri());
    }
  }

  private static boolean isFinal(HttpResponse<String> answer) {
    return isServed(answer) && answer.statusCode() != CONFLICT;
  }

  private static boolean isServed(HttpResponse<String> answer) {
    return answer.statusCode() < FIRST_SERVER_ERROR;
  }

  private JsonNode read(String what, String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new ReplayException(what + " was not answered with JSON: " + e.getOriginalMessage());
    }
  }

  private String write(Map<String, ?> body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
