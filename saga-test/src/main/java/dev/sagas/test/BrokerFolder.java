package dev.sagas.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A broker's data, log and configuration. */
record BrokerFolder(Path path) {

  private static final String LOOPBACK = "127.0.0.1";

  private static final String CONFIGURATION =
      """
      listeners.tcp.1 = %1$s:%2$d
      management.tcp.ip = %1$s
      management.tcp.port = %3$d
      prometheus.tcp.ip = %1$s
      prometheus.tcp.port = %4$d
      log.console = false
      log.file = node.log
      log.file.level = info
      # A small machine is no reason to stop publishers.
      disk_free_limit.absolute = 50MB
      vm_memory_high_watermark.relative = 0.8
      # The default of 512 MB is kept in memory for each node.
      raft.wal_max_size_bytes = 64000000
      """;

  /** Where the node writes its log. */
  Path log() {
    return path.resolve("log").resolve("node.log");
  }

  /** Where what the node says before it can log is kept. */
  Path console() {
    return path.resolve("log").resolve("console.log");
  }

  /** Writes the configuration of a broker of one node; the data of an earlier start stay. */
  void prepare(Path definitions, BrokerPorts ports) {
    prepare(
        LOOPBACK,
        ports,
        "load_definitions = %s%n".formatted(definitions.toAbsolutePath()),
        UUID.randomUUID().toString());
  }

  /**
   * Writes the configuration of a node; its data, and a cookie, of an earlier start stay.
   *
   * @param address of every port
   * @param further lines of the configuration
   * @param cookie what nodes of one cluster know each other by
   */
  void prepare(String address, BrokerPorts ports, String further, String cookie) {
    try {
      for (String folder : List.of("data", "log", "home", "schema", "plugins")) {
        Files.createDirectories(path.resolve(folder));
      }
      Files.writeString(
          path.resolve("rabbitmq.conf"),
          CONFIGURATION.formatted(address, ports.amqp(), ports.management(), ports.prometheus())
              + further);
      Files.writeString(
          path.resolve("enabled_plugins"), "[rabbitmq_management,rabbitmq_prometheus].\n");
      Files.writeString(path.resolve("empty.conf"), "");
      writeCookie(path.resolve("home").resolve(".erlang.cookie"), cookie);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare the broker's folder " + path, e);
    }
  }

  /** Keeps a process id for whoever has to end the process after this JVM was killed. */
  void note(String process, long pid) throws IOException {
    Files.writeString(path.resolve(process + ".pid"), pid + "\n");
  }

  /** Variables that keep a broker of one node away from the files and ports of every other one. */
  Map<String, String> environment(BrokerPorts ports) {
    return environment("sagas@localhost", LOOPBACK, ports);
  }

  /**
   * The same for a node that may be one of several.
   *
   * @param node its name; a long one when there is a dot in it
   * @param address of every port
   */
  Map<String, String> environment(String node, String address, BrokerPorts ports) {
    return Map.ofEntries(
        Map.entry("HOME", in("home")),
        Map.entry("RABBITMQ_NODENAME", node),
        Map.entry("RABBITMQ_USE_LONGNAME", Boolean.toString(node.contains("."))),
        Map.entry("RABBITMQ_CONFIG_FILE", in("rabbitmq.conf")),
        Map.entry("RABBITMQ_ADVANCED_CONFIG_FILE", in("advanced.config")),
        Map.entry("RABBITMQ_CONF_ENV_FILE", in("empty.conf")),
        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", in("enabled_plugins")),
        Map.entry("RABBITMQ_MNESIA_BASE", in("data")),
        Map.entry("RABBITMQ_LOG_BASE", in("log")),
        Map.entry("RABBITMQ_SCHEMA_DIR", in("schema")),
        Map.entry("RABBITMQ_GENERATED_CONFIG_DIR", in("schema")),
        Map.entry("RABBITMQ_PLUGINS_EXPAND_DIR", in("plugins")),
        Map.entry("RABBITMQ_PID_FILE", in("rabbitmq.pid")),
        Map.entry("RABBITMQ_DIST_PORT", Integer.toString(ports.distribution())),
        Map.entry(
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
            "-kernel inet_dist_use_interface {%s} -start_epmd false"
                .formatted(address.replace('.', ','))),
        // Lets the start script become the node instead of a parent that outlives or hides it.
        Map.entry("RABBITMQ_ALLOW_INPUT", "true"),
        Map.entry("ERL_EPMD_PORT", Integer.toString(ports.epmd())),
        Map.entry("ERL_EPMD_ADDRESS", address),
        Map.entry("ERL_CRASH_DUMP", in("log/erl_crash.dump")));
  }

  private String in(String name) {
    return path.resolve(name).toAbsolutePath().toString();
  }

  /** Erlang refuses a cookie that others may read. */
  private static void writeCookie(Path cookie, String value) throws IOException {
    if (!Files.exists(cookie)) {
      Files.createFile(
          cookie,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(cookie, value);
      Files.setPosixFilePermissions(cookie, PosixFilePermissions.fromString("r--------"));
    }
  }
}
