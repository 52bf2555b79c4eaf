package dev.sagas.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders to stop and start parts of the system, by HTTP on this machine: {@code GET /parts},
 * {@code POST /parts/{name}/stop} and {@code /start}. Who asks has to know the token.
 */
final class PartsServer implements AutoCloseable {

  static final String TOKEN_HEADER = "X-Stack-Token";

  private static final Pattern ORDER = Pattern.compile("/parts/([a-z-]+)/(stop|start)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String token = UUID.randomUUID().toString();
  private final Map<String, Part> parts = new ConcurrentHashMap<>();

  private PartsServer(HttpServer server) {
    this.server = server;
  }

  static PartsServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      PartsServer parts = new PartsServer(server);
      server.createContext("/parts", parts::answer);
      server.setExecutor(parts.threads);
      server.start();
      return parts;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen for orders", e);
    }
  }

  void add(Part part) {
    parts.put(part.name(), part);
  }

  String url() {
    return "http://%s:%d"
        .formatted(server.getAddress().getHostString(), server.getAddress().getPort());
  }

  String token() {
    return token;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isKnown(exchange.getRequestHeaders().getFirst(TOKEN_HEADER))) {
        send(exchange, 403, Map.of("detail", "the token is missing or wrong"));
      } else if (exchange.getRequestMethod().equals("GET")) {
        send(exchange, 200, list());
      } else {
        order(exchange);
      }
    }
  }

  private boolean isKnown(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private List<Map<String, String>> list() {
    List<Map<String, String>> list = new ArrayList<>();
    parts.values().stream()
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .forEach(
            part -> {
              Map<String, String> entry = new LinkedHashMap<>();
              entry.put("name", part.name());
              entry.put("state", part.state().name());
              list.add(entry);
            });
    return list;
  }

  private void order(HttpExchange exchange) throws IOException {
    Matcher order = ORDER.matcher(exchange.getRequestURI().getPath());
    Optional<Part> part =
        order.matches() ? Optional.ofNullable(parts.get(order.group(1))) : Optional.empty();
    if (part.isEmpty()) {
      send(exchange, 404, Map.of("detail", "there is no such part"));
      return;
    }
    boolean begun = order.group(2).equals("stop") ? part.get().stop() : part.get().start();
    if (begun) {
      send(exchange, 202, list());
    } else {
      String objection = "%s is %s".formatted(part.get().name(), part.get().state());
      send(exchange, 409, Map.of("detail", objection));
    }
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
