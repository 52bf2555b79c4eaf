package dev.sagas.endtoend.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.endtoend.system.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Repeats a call, under its key, until it is answered for good. */
final class StubbornClient {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What a gateway lets through at a time; who finds it full comes again like everyone else. */
  private static final int MOST_CALLS = 200;

  private static final int FIRST_PAUSE = 250;
  private static final int LONGEST_PAUSE = 6_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Semaphore gateway = new Semaphore(MOST_CALLS);
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
    return call(request(uris.apply(number), key, body))
        .handle((answer, failure) -> failure != null || again.test(answer) ? null : answer)
        .thenCompose(
            answer -> {
              if (answer != null) {
                return CompletableFuture.completedFuture(answer);
              }
              repetitions.increment();
              return CompletableFuture.supplyAsync(() -> number + 1, pauseAfter(number))
                  .thenCompose(next -> attempt(next, uris, key, body, again));
            });
  }

  private CompletableFuture<Answer> call(HttpRequest request) {
    if (!gateway.tryAcquire()) {
      return CompletableFuture.failedFuture(new IOException("the gateway is full"));
    }
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenApply(Answer::of)
        .whenComplete((answer, failure) -> gateway.release());
  }

  /** Ever longer, and never the same for all, so that they don't come back as one crowd. */
  private static Executor pauseAfter(int number) {
    int most = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(number + 1, 8));
    int millis = ThreadLocalRandom.current().nextInt(most / 2, most);
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

  private static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
