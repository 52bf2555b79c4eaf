package dev.sagas.rabbit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Answers as a broker's management API would, or not at all. */
final class FakeManagementApi implements AutoCloseable {

  final AtomicInteger requests = new AtomicInteger();
  final Set<String> paths = ConcurrentHashMap.newKeySet();
  final Set<String> authorizations = ConcurrentHashMap.newKeySet();
  private final HttpServer server;
  private volatile int status = 200;
  private volatile Map<String, String> answers = Map.of();

  FakeManagementApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  void answers(int code) {
    status = code;
  }

  void answers(String exchanges, String queues, String bindings) {
    answers = Map.of("exchanges", exchanges, "queues", queues, "bindings", bindings);
    status = 200;
  }

  void has(SampleTopology topology) throws IOException {
    ObjectMapper json = new ObjectMapper();
    answers(
        json.writeValueAsString(
            topology.exchanges.entrySet().stream()
                .map(
                    it ->
                        Map.of(
                            "name", it.getKey(),
                            "type", it.getValue().type(),
                            "durable", it.getValue().durable()))
                .toList()),
        json.writeValueAsString(
            topology.queues.entrySet().stream()
                .map(
                    it ->
                        Map.of(
                            "name", it.getKey(),
                            "type", it.getValue().type(),
                            "durable", it.getValue().durable(),
                            "arguments", arguments(it.getValue().settings())))
                .toList()),
        json.writeValueAsString(
            topology.bindings.stream()
                .map(
                    it ->
                        Map.of(
                            "source", it.exchange(),
                            "routing_key", it.routingKey(),
                            "destination", it.queue(),
                            "destination_type", "queue"))
                .toList()));
  }

  private static Map<String, Object> arguments(Map<String, Object> settings) {
    return settings.entrySet().stream()
        .collect(Collectors.toMap(it -> "x-" + it.getKey(), Map.Entry::getValue));
  }

  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  TopologySettings settings(Duration interval) {
    return settings(interval, url());
  }

  static TopologySettings settings(Duration interval, URI... nodes) {
    return new TopologySettings(
        List.of(nodes), "check out/1", "shop", "secret", true, interval, SampleTopology.LADDER);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    paths.add(exchange.getRequestURI().getRawPath());
    authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
    String what = exchange.getRequestURI().getPath().split("/", -1)[2];
    byte[] body = answers.getOrDefault(what, "[]").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
