package dev.sagas.benchmarks.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code ./dev up} has started. */
final class LocalSystem implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern JAR = Pattern.compile(".*/([a-z-]+)-service-[^/]*\\.jar");

  private final Path root;
  private final Path state;

  private LocalSystem(Path root) {
    this.root = root;
    this.state = root.resolve(".dev");
  }

  /**
   * Starts it.
   *
   * @throws IllegalStateException if it does not start, with what the command said
   */
  static LocalSystem up(Path root, List<String> options) throws IOException, InterruptedException {
    LocalSystem system = new LocalSystem(root);
    system.dev(Stream.concat(Stream.of("up", "--detach"), options.stream()).toList());
    return system;
  }

  private void dev(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(root.resolve("dev").toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("%s failed:%n%s".formatted(command, said));
    }
  }

  /** Places an order of one of the demo products, and returns when it is completed. */
  void completeAnOrder() throws IOException, InterruptedException {
    String body =
        """
        {"customerId": "%s", "lines": [{"sku": "TEA-ASSAM", "quantity": 1}], "paymentMethod": "pm_card_visa"}
        """
            .formatted(json("demo.json").path("ada@example.org").asText());
    URI checkout =
        URI.create(json("status.json").path("services").path("order").asText() + "/checkout");
    HttpRequest request =
        HttpRequest.newBuilder(checkout)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Prefer", "wait=30")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (!JSON.readTree(answer.body()).path("state").asText().equals("COMPLETED")) {
      throw new IllegalStateException(
          "The order was not completed; ./dev reset fills the shop again: " + answer.body());
    }
  }

  /** By process: the one of {@code ./dev up}, and each service that has one of its own. */
  Map<String, Double> residentMegabytes() throws IOException {
    long pid = Long.parseLong(Files.readString(state.resolve("launcher.pid")).strip());
    ProcessHandle launcher =
        ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("It has ended"));
    Map<String, Double> processes = new TreeMap<>();
    processes.put("./dev up", residentMegabytes(pid));
    launcher
        .children()
        .forEach(
            child ->
                Stream.of(child.info().arguments().orElse(new String[0]))
                    .map(JAR::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .ifPresent(jar -> processes.put(jar.group(1), residentMegabytes(child.pid()))));
    return processes;
  }

  private static double residentMegabytes(long pid) {
    try {
      Matcher matcher =
          RESIDENT.matcher(
              Files.readString(Path.of("/proc/%d/status".formatted(pid)), StandardCharsets.UTF_8));
      return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024.0 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Process %d has ended".formatted(pid), e);
    }
  }

  private JsonNode json(String file) throws IOException {
    return JSON.readTree(state.resolve(file).toFile());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    dev(List.of("down"));
  }
}
