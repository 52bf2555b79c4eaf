package dev.sagas.benchmarks.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the services' own code spends its time: shares of samples by layer. A sample belongs to the
 * layer that is nearest to what was executed, so the JDK's own work counts for whoever asked for
 * it.
 */
final class Profile {

  private static final String OTHER = "other";

  /** By the beginning of a class's name; what is longer comes first. */
  private static final Map<String, String> LAYERS = new LinkedHashMap<>();

  static {
    LAYERS.put("dev.sagas.services", "service");
    LAYERS.put("dev.sagas", "saga-common");
    LAYERS.put("org.postgresql", "PostgreSQL's driver");
    LAYERS.put("com.zaxxer.hikari", "PostgreSQL's driver");
    LAYERS.put("org.hibernate", "Hibernate");
    LAYERS.put("com.rabbitmq", "AMQP");
    LAYERS.put("org.springframework.amqp", "AMQP");
    LAYERS.put("com.fasterxml.jackson", "JSON");
    LAYERS.put("org.apache", "HTTP");
    LAYERS.put("org.springframework.web", "HTTP");
    LAYERS.put("org.springframework.http", "HTTP");
    LAYERS.put("org.springframework.jdbc", "Spring's transactions and data");
    LAYERS.put("org.springframework.orm", "Spring's transactions and data");
    LAYERS.put("org.springframework.transaction", "Spring's transactions and data");
    LAYERS.put("org.springframework.data", "Spring's transactions and data");
    LAYERS.put("org.springframework", "Spring's proxies and the rest of it");
    LAYERS.put("io.micrometer", "meters");
  }

  private final Map<String, Map<String, Integer>> samples = new LinkedHashMap<>();

  /** Adds what a {@code service} did while it was recorded. */
  void add(String service, Path recording) throws IOException {
    Map<String, Integer> layers = samples.computeIfAbsent(service, it -> new LinkedHashMap<>());
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
          layers.merge(layer(event.getStackTrace()), 1, Integer::sum);
        }
      }
    }
  }

  private static String layer(RecordedStackTrace stack) {
    return stack.getFrames().stream()
        .flatMap(frame -> layer(frame).stream())
        .findFirst()
        .orElse(OTHER);
  }

  private static Optional<String> layer(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return LAYERS.entrySet().stream()
        .filter(layer -> type.startsWith(layer.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A table in Markdown: percents of each service's samples, by layer. */
  String table() {
    List<String> layers = new ArrayList<>(LAYERS.values().stream().distinct().toList());
    layers.add(OTHER);
    StringBuilder table = new StringBuilder("| percent of samples in |");
    samples.keySet().forEach(service -> table.append(' ').append(service).append(" |"));
    table.append("\n| --- |").append(" --- |".repeat(samples.size())).append('\n');
    for (String layer : layers) {
      table.append("| ").append(layer).append(" |");
      samples.values().forEach(it -> table.append(share(it, layer)));
      table.append('\n');
    }
    return table.toString();
  }

  private static String share(Map<String, Integer> samples, String layer) {
    int all = samples.values().stream().mapToInt(Integer::intValue).sum();
    double share = all == 0 ? 0 : 100.0 * samples.getOrDefault(layer, 0) / all;
    return String.format(Locale.ROOT, " %.0f |", share);
  }
}
