package dev.sagas.endtoend.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.endtoend.system.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Repeats a call, under its key, until it is answered for good. */
final class StubbornClient {

  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int LEAST_PAUSE = 300;
  private static final int MOST_PAUSE = 1_200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final LongAdder repetitions = new LongAdder();

  /** How often a call was repeated so far, since it was not answered. */
  long repetitions() {
    return repetitions.sum();
  }

  /**
   * Completes with the first answer that is not one of the service's troubles.
   *
   * @param uris where to call at the n-th try
   * @param later answers that ask to come again later
   */
  CompletableFuture<Answer> post(
      IntFunction<URI> uris, String key, Object body, Predicate<Answer> later) {
    return attempt(
        0, uris, key, text(body), answer -> answer.status() >= 500 || later.test(answer));
  }

  private CompletableFuture<Answer> attempt(
      int number, IntFunction<URI> uris, String key, String body, Predicate<Answer> again) {
    return http.sendAsync(request(uris.apply(number), key, body), BodyHandlers.ofString())
        .thenApply(StubbornClient::answer)
        .handle((answer, failure) -> failure != null || again.test(answer) ? null : answer)
        .thenCompose(
            answer -> {
              if (answer != null) {
                return CompletableFuture.completedFuture(answer);
              }
              repetitions.increment();
              return CompletableFuture.supplyAsync(() -> number + 1, pause())
                  .thenCompose(next -> attempt(next, uris, key, body, again));
            });
  }

  private static Executor pause() {
    int millis = ThreadLocalRandom.current().nextInt(LEAST_PAUSE, MOST_PAUSE);
    return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
  }

  private static HttpRequest request(URI uri, String key, String body) {
    return HttpRequest.newBuilder(uri)
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static Answer answer(HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Answer(response.statusCode(), type, response.body());
  }

  private static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
