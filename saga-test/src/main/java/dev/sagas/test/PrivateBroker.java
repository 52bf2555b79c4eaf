package dev.sagas.test;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ node of this JVM's own: it shares no port, file, cookie or port mapper with any other,
 * listens on the loopback interface alone, runs as root and as an ordinary user, and ends with the
 * JVM. It can be stopped or killed and started again on the same data and ports. Not safe for use
 * by several threads.
 */
public final class PrivateBroker implements MessageBroker {

  private static final int ATTEMPTS_ON_FREE_PORTS = 3;

  private final BrokerSettings settings;
  private final PrivateFolder folder;
  private final BrokerFolder files;
  private final ServerLifetime lifetime;
  private BrokerPorts ports;
  private @Nullable BrokerProcess process;

  private PrivateBroker(BrokerSettings settings) {
    this.settings = settings;
    this.folder = PrivateFolder.of(settings.folder(), "sagas-broker-");
    this.files = new BrokerFolder(folder.path());
    this.ports = settings.ports() == null ? BrokerPorts.free() : settings.ports();
    this.lifetime = ServerLifetime.begin(settings.endsWithJvm(), "end-private-broker", () -> end());
  }

  /**
   * Starts a broker and returns once it serves AMQP and management with all definitions imported.
   *
   * @throws IllegalStateException if no RabbitMQ is installed or it does not start; the message
   *     says how to install it, or ends with the tail of its log
   */
  public static PrivateBroker start(BrokerSettings settings) {
    PrivateBroker broker = new PrivateBroker(settings);
    int attempts = settings.ports() == null ? ATTEMPTS_ON_FREE_PORTS : 1;
    for (int attempt = 1; ; attempt++) {
      try {
        broker.start();
        return broker;
      } catch (IllegalStateException e) {
        if (attempt == attempts) {
          broker.close();
          throw e;
        }
        broker.ports = BrokerPorts.free();
      }
    }
  }

  /** Whether a RabbitMQ server that can be started is installed on this machine. */
  public static boolean installed() {
    return RabbitInstallation.find().isPresent();
  }

  /** Starts it again, on the same data and ports, after {@link #stop} or {@link #kill}. */
  public void start() {
    if (running()) {
      return;
    }
    RabbitInstallation installation = RabbitInstallation.required();
    files.prepare(settings.definitions(), ports);
    awaitService(lifetime.start(() -> launch(installation)));
  }

  private BrokerProcess launch(RabbitInstallation installation) {
    BrokerProcess started = BrokerProcess.launch(installation, files, ports);
    process = started;
    return started;
  }

  /** Stops it as an administrator would. */
  public void stop() {
    BrokerProcess running = process;
    process = null;
    if (running != null) {
      running.stop();
    }
  }

  /** Kills it with SIGKILL: connections break, nothing is flushed or closed. */
  public void kill() {
    BrokerProcess running = process;
    process = null;
    if (running != null) {
      running.kill();
    }
  }

  /** Whether its process lives. */
  public boolean running() {
    return process != null && process.running();
  }

  /** Makes it block publishers, as when its memory is full, until {@link #unblockPublishers}. */
  public void blockPublishers() {
    administer("set_vm_memory_high_watermark", "absolute", "1");
  }

  /** Ends {@link #blockPublishers}. */
  public void unblockPublishers() {
    administer("set_vm_memory_high_watermark", "0.8");
  }

  /**
   * Runs a command of {@code rabbitmqctl}, such as {@code set_disk_free_limit 100GB}.
   *
   * @throws IllegalStateException if the broker is not running, or the command fails
   */
  public void administer(String... command) {
    BrokerProcess running = process;
    if (running == null) {
      throw new IllegalStateException("The broker is not running");
    }
    running.administer(List.of(command));
  }

  /** The process id of the node, for tools that end it from outside. */
  public long pid() {
    if (process == null) {
      throw new IllegalStateException("The broker is not running");
    }
    return process.pid();
  }

  /** The address of every port. */
  public String host() {
    return "127.0.0.1";
  }

  /** Its ports; the same after each start. */
  public BrokerPorts ports() {
    return ports;
  }

  /** Where the management UI and its API are. */
  public String managementUrl() {
    return "http://%s:%d".formatted(host(), ports.management());
  }

  @Override
  public List<String> amqpAddresses() {
    return List.of("%s:%d".formatted(host(), ports.amqp()));
  }

  @Override
  public List<String> managementUrls() {
    return List.of(managementUrl());
  }

  @Override
  public String virtualHost() {
    return settings.virtualHost();
  }

  @Override
  public ManagementApi management() {
    return new ManagementApi(managementUrl(), operator());
  }

  @Override
  public Connection connect(Account account) {
    return new AmqpEndpoint(host(), ports.amqp(), virtualHost()).connect(account);
  }

  /** Stops it, and deletes its folder if that is temporary. */
  @Override
  public void close() {
    lifetime.over();
    end();
  }

  private void end() {
    if (folder.temporary()) {
      kill();
    } else {
      stop();
    }
    folder.discard();
  }

  private void awaitService(BrokerProcess started) {
    try {
      Awaitility.await("the broker to serve AMQP and management")
          .atMost(settings.startTimeout())
          .pollInterval(Duration.ofMillis(250))
          .failFast("the broker ended", () -> !started.running())
          .ignoreException(UncheckedIOException.class)
          .until(this::serves);
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      kill();
      throw new IllegalStateException(
          "RabbitMQ did not start: %s%s"
              .formatted(e.getMessage(), LogTail.of(files.console(), files.log())),
          e);
    }
  }

  private boolean serves() {
    try (Connection connection = connect(operator())) {
      return connection.isOpen() && management().get("/api/overview").has("listeners");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
