package dev.sagas.stack;

import dev.sagas.test.BrokerPorts;
import dev.sagas.test.BrokerSettings;
import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivatePostgres;
import dev.sagas.test.Repository;
import dev.sagas.test.ServerAddresses;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The whole system: servers first, then the services, and the other way round at the end. Services
 * are begun as soon as PostgreSQL answers: they need RabbitMQ, which takes longer, only when they
 * begin to listen.
 */
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
    BrokerPorts ports = StackBroker.ports(settings);
    CompletableFuture<StackBroker> broker =
        CompletableFuture.supplyAsync(
            () -> begun.begin(() -> startBroker(ports), StackBroker::close), Parallel.THREADS);
    PrivatePostgres postgres = begun.begin(this::startPostgres, PrivatePostgres::close);
    builds.forEach(build -> postgres.createServiceDatabase(build.name()));
    MailSink mails = begun.begin(() -> MailSink.start(settings, LOOPBACK), MailSink::close);
    PartsServer parts = begun.begin(PartsServer::start, PartsServer::close);
    ServerAddresses servers = addresses(postgres, ports);
    return new StackAddresses(
        startServices(builds, servers, broker, surroundings(servers, mails, parts), parts),
        servers,
        mails.port());
  }

  /** Stops everything; a start that is under way ends first. */
  @Override
  public void close() {
    begun.close();
  }

  /** Properties that only a service that sends mails looks at, or one that has a console. */
  private static Map<String, String> surroundings(
      ServerAddresses servers, MailSink mails, PartsServer parts) {
    return Map.of(
        "spring.mail.host", LOOPBACK,
        "spring.mail.port", Integer.toString(mails.port()),
        "console.rabbitmq", servers.managementUrl(),
        "console.chaos", parts.url(),
        "console.chaos-token", parts.token());
  }

  private Map<String, String> startServices(
      List<ServiceBuild> builds,
      ServerAddresses servers,
      CompletableFuture<StackBroker> broker,
      Map<String, String> more,
      PartsServer parts) {
    progress.accept(
        "Starting " + String.join(", ", builds.stream().map(ServiceBuild::name).toList()));
    ServiceStart start = new ServiceStart(settings, servers, broker, begun, progress, more, parts);
    broker.thenAccept(started -> parts.add(new Part("rabbitmq", started::restart, started::stop)));
    return Parallel.outcome(
        CompletableFuture.supplyAsync(() -> start.startAll(builds), Parallel.THREADS), broker);
  }

  private static ServerAddresses addresses(PrivatePostgres postgres, BrokerPorts broker) {
    return new ServerAddresses(
        LOOPBACK,
        postgres.port(),
        broker.amqp(),
        "http://%s:%d".formatted(LOOPBACK, broker.management()),
        BrokerSettings.DEFAULT_VIRTUAL_HOST);
  }

  private PrivatePostgres startPostgres() {
    return PrivatePostgres.start(
        PostgresSettings.temporary()
            .in(settings.folder().resolve("postgres"))
            .on(settings.port(USUAL_POSTGRES_PORT))
            .closedByCaller());
  }

  private StackBroker startBroker(BrokerPorts ports) {
    return StackBroker.start(settings, new Repository(settings.root()).definitions(), ports);
  }
}
