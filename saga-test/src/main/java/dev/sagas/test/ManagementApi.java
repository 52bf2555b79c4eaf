package dev.sagas.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** The broker's management API under one account. */
public final class ManagementApi {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration IMPORT_TIMEOUT = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** RabbitMQ closes the connection now and then when a call with a body asks for HTTP/2. */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  private final String url;
  private final String authorization;

  ManagementApi(String url, Account account) {
    this.url = url;
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (account.user() + ":" + account.password()).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What is at {@code path}, such as {@code /api/queues/checkout/order.inbox}.
   *
   * @throws UncheckedIOException if the broker does not answer, or not with 200
   */
  public JsonNode get(String path) {
    try {
      return JSON.readTree(send(request(path).GET().build()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /** Removes what is at {@code path}: a binding, say, to see what becomes of its absence. */
  public void delete(String path) {
    exchange(request(path).DELETE().build());
  }

  /** Creates or replaces what is at {@code path} with a JSON body. */
  public void put(String path, String body) {
    exchange(json(path).PUT(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  /** Adds to what is at {@code path}, for instance a binding. */
  public void post(String path, String body) {
    exchange(json(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  /** Creates what a file of definitions names. */
  void importDefinitions(Path definitions) {
    try {
      String body = Files.readString(definitions);
      exchange(
          json("/api/definitions")
              .timeout(IMPORT_TIMEOUT)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + definitions, e);
    }
  }

  private void exchange(HttpRequest request) {
    try {
      send(request);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot change " + request.uri(), e);
    }
  }

  private String send(HttpRequest request) throws IOException {
    try {
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IOException(
            "%s %s answered %d: %s"
                .formatted(
                    request.method(), request.uri(), response.statusCode(), response.body()));
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for " + request.uri(), e);
    }
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("Authorization", authorization);
  }
}
