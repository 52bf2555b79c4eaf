package dev.sagas.services.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A client of the order service that shows answers as they are. */
public final class OrderClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  /** A client of the service that listens on {@code port} of this machine. */
  public OrderClient(int port) {
    this.port = port;
  }

  /** An answer. */
  public record Answer(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String body() {
      return response.body();
    }

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(response.body(), e);
      }
    }

    public UUID orderId() {
      return UUID.fromString(json().get("id").asText());
    }
  }

  /** Posts a checkout under a key of its own. */
  public Answer checkout(String body, String... headers) {
    return send(checkoutRequest(UUID.randomUUID().toString(), body, headers));
  }

  /** Posts a checkout under {@code key}. */
  public Answer checkoutWithKey(String key, String body, String... headers) {
    return send(checkoutRequest(key, body, headers));
  }

  /** Posts a checkout under a key of its own, and does not wait for the answer. */
  public CompletableFuture<Answer> checkoutLater(String key, String body, String... headers) {
    return http.sendAsync(checkoutRequest(key, body, headers), BodyHandlers.ofString())
        .thenApply(Answer::new);
  }

  public Answer order(UUID id) {
    return get("/orders/" + id);
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  public Answer cancel(UUID id, String body) {
    return post("/orders/" + id + "/cancellation", body, "Content-Type", "application/json");
  }

  public Answer post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)).build());
  }

  /** Sends any request. */
  public Answer send(HttpRequest request) {
    return new Answer(send(request, BodyHandlers.ofString()));
  }

  /** Follows an order; the stream must be closed. */
  public HttpResponse<InputStream> follow(UUID id, String... headers) {
    return send(
        request("/orders/" + id + "/events", headers).GET().build(), BodyHandlers.ofInputStream());
  }

  /** The beginning of a request for {@code path}. */
  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpRequest checkoutRequest(String key, String body, String... headers) {
    return request("/checkout", headers)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at " + request, e);
    }
  }
}
