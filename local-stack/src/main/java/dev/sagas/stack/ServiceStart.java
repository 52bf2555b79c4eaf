package dev.sagas.stack;

import dev.sagas.test.ServerAddresses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts the services and waits until all are healthy. */
final class ServiceStart {

  private static final String LOOPBACK = "127.0.0.1";

  private final StackSettings settings;
  private final ServerAddresses servers;
  private final CompletableFuture<?> broker;
  private final Begun begun;
  private final Consumer<String> progress;
  private final Map<String, String> more;
  private final PartsServer parts;
  private final ServiceHost host;
  private final Health health = new Health();

  /**
   * @param broker completed when RabbitMQ serves, or cannot be started
   * @param more properties of all services, besides those of the servers
   * @param parts is told of each service, so that it can be stopped and started
   */
  ServiceStart(
      StackSettings settings,
      ServerAddresses servers,
      CompletableFuture<?> broker,
      Begun begun,
      Consumer<String> progress,
      Map<String, String> more,
      PartsServer parts) {
    this.settings = settings;
    this.servers = servers;
    this.broker = broker;
    this.begun = begun;
    this.progress = progress;
    this.more = new HashMap<>(more);
    this.parts = parts;
    this.host = settings.processes() ? processHost() : inJvmHost();
  }

  /** Returns the URL of each service by its name. */
  Map<String, String> startAll(List<ServiceBuild> services) {
    List<Place> places =
        services.stream()
            .map(service -> new Place(service, settings.port(service.usualPort())))
            .toList();
    places.forEach(place -> more.put("console.services." + place.service().name(), place.url()));
    List<Runnable> tasks = places.stream().<Runnable>map(place -> () -> start(place)).toList();
    // In a JVM of its own a service would not wait: it would find no broker, and say so.
    if (settings.processes() || broker.isDone()) {
      Parallel.outcome(broker);
    }
    // The first in a JVM loads the libraries that the others then find loaded.
    int alone = settings.processes() ? 0 : Math.min(1, tasks.size());
    tasks.subList(0, alone).forEach(Runnable::run);
    Parallel.run(tasks.subList(alone, tasks.size()));
    Map<String, String> urls = new TreeMap<>();
    places.forEach(place -> urls.put(place.service().name(), place.url()));
    return urls;
  }

  private void start(Place place) {
    String name = place.service().name();
    Map<String, String> properties = servers.propertiesOf(name);
    properties.putAll(servers.restoringTopology());
    properties.putAll(more);
    if (!name.equals(StackAddresses.CONSOLE)) {
      // Where the others are, and how to stop them, is the console's to know.
      properties.keySet().removeIf(property -> property.startsWith("console."));
    }
    properties.put("server.address", LOOPBACK);
    properties.put("server.port", Integer.toString(place.port()));
    Service service = new Service(place, properties);
    service.start();
    parts.add(new Part(name, service::start, service::stop));
    progress.accept("  %s is up at %s".formatted(name, place.url()));
  }

  /** One that may be stopped and started again. */
  private final class Service {
    private final Place place;
    private final Map<String, String> properties;
    private volatile @Nullable RunningService running;

    Service(Place place, Map<String, String> properties) {
      this.place = place;
      this.properties = properties;
    }

    /** Returns when it is healthy. */
    void start() {
      RunningService started =
          begun.begin(() -> host.start(place.service(), properties), RunningService::stop);
      running = started;
      if (started instanceof ServiceProcess process) {
        process.crash().thenAccept(status -> reportCrash(started.name(), status));
      }
      try {
        health.await(started, place.url());
      } catch (RuntimeException e) {
        // It would keep its port from the next that is started in its place.
        started.stop();
        throw e;
      }
    }

    void stop() {
      RunningService stopping = running;
      if (stopping != null) {
        stopping.stop();
      }
    }
  }

  private void reportCrash(String service, int status) {
    progress.accept(
        "The service %s ended with status %d: %s says why. The others go on."
            .formatted(service, status, settings.logs().resolve(service + ".log")));
  }

  private ServiceHost inJvmHost() {
    return new InJvmHost(settings.folder().resolve("services"), settings.logs(), broker);
  }

  private ServiceHost processHost() {
    return new ProcessHost(
        settings.folder().resolve("services"),
        settings.logs(),
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1"));
  }

  private record Place(ServiceBuild service, int port) {
    String url() {
      return "http://%s:%d".formatted(LOOPBACK, port);
    }
  }
}
