package dev.sagas.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.stack.LocalStack;
import dev.sagas.stack.StackAddresses;
import dev.sagas.stack.StackSettings;
import dev.sagas.test.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Everything that {@code ./dev up} runs, on free ports. */
final class RunningStack implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalStack stack;
  private final StackAddresses addresses;

  private RunningStack(LocalStack stack, StackAddresses addresses) {
    this.stack = stack;
    this.addresses = addresses;
  }

  static RunningStack start() {
    Path root = Repository.find().root();
    Path folder = folder();
    LocalStack stack =
        new LocalStack(new StackSettings(root, folder, false, false, false), System.out::println);
    return new RunningStack(stack, stack.start());
  }

  /** New each time: servers of a run that was killed may still hold the last one. */
  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "stack-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The console's first page. */
  String console() {
    return url("order-view");
  }

  StackAddresses addresses() {
    return addresses;
  }

  String url(String service) {
    return Objects.requireNonNull(addresses.services().get(service), service);
  }

  /** Lists a product and brings pieces of it. */
  void product(String sku, String name, long price, int pieces) {
    send(
        "PUT",
        "inventory",
        "/products/" + sku,
        Map.of("name", name, "price", Map.of("amount", price, "currency", "GBP")));
    send("POST", "inventory", "/products/" + sku + "/stock", Map.of("quantity", pieces));
  }

  /** Registers a customer; returns the id. */
  String customer(String name, String email) {
    return send(
            "POST",
            "customer",
            "/customers",
            Map.of(
                "name",
                name,
                "email",
                email,
                "creditLimit",
                Map.of("amount", 10_000_000, "currency", "GBP")))
        .path("id")
        .asText();
  }

  private JsonNode send(String method, String service, String path, Map<String, ?> body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url(service) + path))
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(request.uri() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stack.close();
  }
}
