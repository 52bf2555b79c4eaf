package dev.sagas.benchmarks.report;

import dev.sagas.endtoend.system.NewestJava;
import dev.sagas.test.Account;
import dev.sagas.test.MessageBroker;
import dev.sagas.test.PrivatePostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What figures were measured on.
 *
 * @param properties by name, in the order of a report
 */
public record Machine(Map<String, String> properties) {

  /** This machine. */
  public static Machine alone() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("processor", first("/proc/cpuinfo", "model name\\s*: (.*)"));
    properties.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    properties.put("memory", first("/proc/meminfo", "MemTotal:\\s*(.*)"));
    properties.put("Linux", System.getProperty("os.version"));
    properties.put("Java", Integer.toString(NewestJava.version()));
    return new Machine(properties);
  }

  /** This machine, and the database server that runs on it. */
  public static Machine running(PrivatePostgres postgres, String database) {
    Map<String, String> properties = new LinkedHashMap<>(alone().properties());
    properties.put("PostgreSQL", version(postgres, database));
    return new Machine(properties);
  }

  /** This machine, and the servers that run on it. */
  public static Machine running(PrivatePostgres postgres, String database, MessageBroker broker) {
    Map<String, String> properties = new LinkedHashMap<>(running(postgres, database).properties());
    properties.put(
        "RabbitMQ", broker.management().get("/api/overview").path("rabbitmq_version").asText());
    return new Machine(properties);
  }

  private static String version(PrivatePostgres postgres, String database) {
    JdbcTemplate jdbc = new JdbcTemplate(postgres.dataSource(database, Account.named(database)));
    return String.valueOf(jdbc.queryForObject("show server_version", String.class))
        + ", fsync "
        + jdbc.queryForObject("show fsync", String.class);
  }

  private static String first(String file, String pattern) {
    try {
      Matcher matcher =
          Pattern.compile(pattern).matcher(Files.readString(Path.of(file), StandardCharsets.UTF_8));
      return matcher.find() ? matcher.group(1) : "unknown";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
