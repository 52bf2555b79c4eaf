package dev.sagas.services.orderview;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.event.EventEnvelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Changes are told as they come, also those that another instance has kept. */
class ChangesIT extends RunningOrderView {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> states = new ConcurrentHashMap<>();

  @Test
  void tellsOfEachSagaThatChanges() {
    CompletableFuture<?> stream = follow();
    List<EventEnvelope> story =
        Stories.completed(UUID.randomUUID(), "LAMP", Instant.parse("2026-11-01T10:00:00Z"));
    String order = story.get(0).sagaId().toString();
    try {
      keep(Stories.until("order.placed.v1", story));
      await().atMost(Duration.ofSeconds(30)).until(() -> "PENDING".equals(states.get(order)));

      keep(story);
      await().atMost(Duration.ofSeconds(30)).until(() -> "COMPLETED".equals(states.get(order)));
    } finally {
      stream.cancel(true);
    }
  }

  private CompletableFuture<?> follow() {
    CompletableFuture<Void> open = new CompletableFuture<>();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(rest.getRootUri() + "/sagas/changes")).build();
    CompletableFuture<?> stream =
        HttpClient.newHttpClient()
            .sendAsync(request, BodyHandlers.ofLines())
            .thenAccept(
                answer ->
                    answer
                        .body()
                        .peek(line -> open.complete(null))
                        .filter(line -> line.startsWith("data:"))
                        .forEach(line -> note(line.substring("data:".length()))));
    open.join();
    return stream;
  }

  private void note(String data) {
    try {
      JsonNode saga = JSON.readTree(data);
      states.put(saga.get("id").asText(), saga.get("state").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
