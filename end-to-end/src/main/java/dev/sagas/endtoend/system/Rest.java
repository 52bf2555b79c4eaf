package dev.sagas.endtoend.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** JSON over HTTP, as a client of the services speaks it. */
public final class Rest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REPETITIONS = 20;
  private static final Executor PAUSE_BETWEEN_REPETITIONS =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private Rest() {}

  public static Answer get(URI uri) {
    return send(request(uri).GET().build());
  }

  public static Answer put(URI uri, Object body) {
    return send(request(uri).PUT(BodyPublishers.ofString(text(body))).build());
  }

  public static Answer post(URI uri, Object body) {
    return send(post(uri, text(body)));
  }

  public static Answer post(URI uri, String idempotencyKey, Object body) {
    return send(post(uri, idempotencyKey, text(body)));
  }

  public static CompletableFuture<Answer> postLater(URI uri, String idempotencyKey, Object body) {
    return HTTP.sendAsync(post(uri, idempotencyKey, text(body)), BodyHandlers.ofString())
        .thenApply(Answer::of);
  }

  /**
   * The same, repeated under its key when the connection breaks before the answer, or the service
   * asks to come back.
   */
  public static CompletableFuture<Answer> postLaterStubbornly(
      URI uri, String idempotencyKey, Object body) {
    return repeated(() -> postLater(uri, idempotencyKey, body), REPETITIONS);
  }

  private static CompletableFuture<Answer> repeated(
      Supplier<CompletableFuture<Answer>> call, int repetitions) {
    CompletableFuture<Answer> first = call.get();
    if (repetitions == 0) {
      return first;
    }
    return first
        .handle(
            (answer, broken) ->
                broken == null && answer.status() != 503
                    ? first
                    : CompletableFuture.supplyAsync(
                            () -> repeated(call, repetitions - 1), PAUSE_BETWEEN_REPETITIONS)
                        .thenCompose(again -> again))
        .thenCompose(answered -> answered);
  }

  /** Repeats a call, under its key, until a service that may be away for a while answers it. */
  public static Answer postUntilAnswered(URI uri, String idempotencyKey, Object body) {
    HttpRequest request = post(uri, idempotencyKey, text(body));
    return Awaitility.await("an answer of " + uri)
        .atMost(Duration.ofSeconds(90))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> sendIfThere(request), answer -> answer.filter(Rest::isFinal).isPresent())
        .orElseThrow();
  }

  public static boolean isOk(URI uri) {
    return sendIfThere(request(uri).GET().build())
        .filter(answer -> answer.status() == 200)
        .isPresent();
  }

  private static boolean isFinal(Answer answer) {
    return answer.status() < 500 && answer.status() != 409;
  }

  private static Optional<Answer> sendIfThere(HttpRequest request) {
    try {
      return Optional.of(send(request));
    } catch (UncheckedIOException away) {
      return Optional.empty();
    }
  }

  private static HttpRequest post(URI uri, String idempotencyKey, String body) {
    return request(uri)
        .header("Idempotency-Key", idempotencyKey)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static HttpRequest post(URI uri, String body) {
    return request(uri).POST(BodyPublishers.ofString(body)).build();
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/json");
  }

  private static Answer send(HttpRequest request) {
    try {
      return Answer.of(HTTP.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Text is sent as it is, anything else as JSON. */
  private static String text(Object body) {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
