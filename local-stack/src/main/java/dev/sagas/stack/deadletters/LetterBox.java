package dev.sagas.stack.deadletters;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The dead letters of one service, by its actuator endpoint. */
final class LetterBox {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String service;
  private final String endpoint;

  LetterBox(String service, String baseUrl) {
    this.service = service;
    this.endpoint = baseUrl.replaceFirst("/+$", "") + "/actuator/deadletters";
  }

  String service() {
    return service;
  }

  /** All that wait and that {@code query} selects, oldest first. */
  List<Letter> list(String query) {
    List<Letter> letters = new ArrayList<>();
    String after = "0";
    do {
      String page =
          "?limit=%d&after=%s%s%s".formatted(PAGE, after, query.isEmpty() ? "" : "&", query);
      JsonNode answer = accepted(request(page).GET().build());
      answer.path("letters").forEach(fields -> letters.add(new Letter(service, fields)));
      after = answer.path("next").asText("null");
    } while (!after.equals("null"));
    return letters;
  }

  /** One letter with content and audit. */
  JsonNode read(long id) {
    return accepted(request("/" + id).GET().build());
  }

  /** What became of one letter: {@code id}, {@code result}, {@code message}. */
  JsonNode settle(long id, String action, Map<String, ?> request) {
    HttpResponse<String> answer =
        send(
            request("/%d/%s".formatted(id, action))
                .POST(BodyPublishers.ofString(JSON.valueToTree(request).toString()))
                .build());
    JsonNode settlement = json(answer);
    if (!settlement.has("result")) {
      throw refused(answer);
    }
    return settlement;
  }

  private JsonNode accepted(HttpRequest request) {
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != 200) {
      throw refused(answer);
    }
    return json(answer);
  }

  private CommandException refused(HttpResponse<String> answer) {
    return new CommandException(
        switch (answer.statusCode()) {
          case 404 -> answer.uri() + " is not there.";
          case 401, 403 -> answer.uri() + " does not let you in.";
          default ->
              "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body());
        });
  }

  private JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new CommandException(answer.uri() + " did not answer with JSON.");
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CommandException(service + " does not answer at " + request.uri() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("Interrupted while waiting for " + service + ".");
    }
  }

  private HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(URI.create(endpoint + path))
          .timeout(TIMEOUT)
          .header("Accept", "application/json")
          .header("Content-Type", "application/json");
    } catch (IllegalArgumentException e) {
      throw new CommandException(endpoint + " is no URL of a service.");
    }
  }
}
