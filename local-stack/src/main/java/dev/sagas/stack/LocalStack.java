package dev.sagas.stack;

import dev.sagas.test.BrokerSettings;
import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivatePostgres;
import dev.sagas.test.Repository;
import dev.sagas.test.ServerAddresses;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The whole system: servers first, then the services, and the other way round at the end. */
public final class LocalStack implements AutoCloseable {

  private static final int USUAL_POSTGRES_PORT = 5432;
  private static final String LOOPBACK = "127.0.0.1";

  private final StackSettings settings;
  private final Consumer<String> progress;
  private final Begun begun = new Begun();

  /**
   * @param progress is told what is being done, a line at a time
   */
  public LocalStack(StackSettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Starts everything and returns when all of it is healthy.
   *
   * @throws StackException if it cannot; what was begun waits for {@link #close}
   */
  public StackAddresses start() {
    List<ServiceBuild> builds = ServiceBuild.findAll(settings.root());
    progress.accept("Starting PostgreSQL and RabbitMQ");
    ServerAddresses servers = startServers(builds);
    progress.accept(
        "Starting " + String.join(", ", builds.stream().map(ServiceBuild::name).toList()));
    Map<String, String> urls =
        new ServiceStart(settings, servers, begun, progress).startAll(builds);
    return new StackAddresses(urls, servers);
  }

  /** Stops everything; a start that is under way ends first. */
  @Override
  public void close() {
    begun.close();
  }

  private ServerAddresses startServers(List<ServiceBuild> builds) {
    CompletableFuture<PrivatePostgres> database =
        CompletableFuture.supplyAsync(
            () -> begun.begin(this::startPostgres, PrivatePostgres::close), Parallel.THREADS);
    StackBroker broker = begun.begin(this::startBroker, StackBroker::close);
    PrivatePostgres postgres = Parallel.outcome(database);
    builds.forEach(build -> postgres.createServiceDatabase(build.name()));
    return new ServerAddresses(
        LOOPBACK,
        postgres.port(),
        broker.amqpPort(),
        "http://%s:%d".formatted(LOOPBACK, broker.managementPort()),
        BrokerSettings.DEFAULT_VIRTUAL_HOST);
  }

  private PrivatePostgres startPostgres() {
    return PrivatePostgres.start(
        PostgresSettings.temporary()
            .in(settings.folder().resolve("postgres"))
            .on(settings.port(USUAL_POSTGRES_PORT))
            .closedByCaller());
  }

  private StackBroker startBroker() {
    return StackBroker.start(settings, new Repository(settings.root()).definitions());
  }
}
