package dev.sagas.services.orderview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client that follows the changes of sagas. */
final class Following implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> open = new CompletableFuture<>();
  private final CompletableFuture<Void> stream;
  private volatile String lastId = "";

  private Following(String root, @Nullable String lastEventId) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + "/sagas/changes"));
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    stream =
        HttpClient.newHttpClient()
            .sendAsync(request.build(), BodyHandlers.ofLines())
            .thenAccept(answer -> read(answer.body()))
            .whenComplete(
                (nothing, failure) ->
                    open.completeExceptionally(new IllegalStateException(failure)));
  }

  /** Follows from now on: what happens after this is told. */
  static Following from(String root) {
    return resumed(root, null);
  }

  /** Follows from what a client got last. */
  static Following resumed(String root, @Nullable String lastEventId) {
    Following following = new Following(root, lastEventId);
    following.open.join();
    return following;
  }

  private void read(Stream<String> lines) {
    lines.forEach(
        line -> {
          String value = line.substring(line.indexOf(':') + 1);
          if (line.startsWith("id:")) {
            lastId = value;
            open.complete(null);
          } else if (line.startsWith("event:")) {
            events.add(value);
          } else if (line.startsWith("data:")) {
            note(value);
          }
        });
  }

  private void note(String data) {
    try {
      JsonNode saga = JSON.readTree(data);
      if (saga.has("id")) {
        states.put(saga.get("id").asText(), saga.get("state").asText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The state that was told last of an order; empty before it was told of. */
  String state(String order) {
    return states.getOrDefault(order, "");
  }

  /** The names of the events that came. */
  List<String> events() {
    return events;
  }

  /** By which it can be resumed. */
  String lastId() {
    return lastId;
  }

  /** Whether the server has ended it. */
  boolean ended() {
    return stream.isDone() && !stream.isCompletedExceptionally();
  }

  @Override
  public void close() {
    stream.cancel(true);
  }
}
