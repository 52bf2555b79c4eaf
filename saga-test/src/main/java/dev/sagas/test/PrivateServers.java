package dev.sagas.test;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * One private broker, with all definitions imported, and one private PostgreSQL, with a database
 * and a role for each service. Both end with the JVM.
 */
public final class PrivateServers implements AutoCloseable {

  private static @Nullable PrivateServers shared;

  private final MessageBroker broker;
  private final PrivatePostgres postgres;

  private PrivateServers(MessageBroker broker, PrivatePostgres postgres) {
    this.broker = broker;
    this.postgres = postgres;
  }

  /** The servers that all tests of this JVM share, started by the first call. */
  public static synchronized PrivateServers shared() {
    if (shared == null) {
      shared = start(Repository.find());
    }
    return shared;
  }

  /** Servers of a test's own, for one that kills them. */
  public static PrivateServers start(Repository repository) {
    return start(repository, PostgresSettings.temporary());
  }

  /** The same with a database server of some settings. */
  public static PrivateServers start(Repository repository, PostgresSettings settings) {
    return start(settings, repository.services(), repository.definitions());
  }

  /** The same for some services alone: nothing is kept for others, which do not run. */
  public static PrivateServers start(
      Repository repository, PostgresSettings settings, Collection<String> services) {
    return start(settings, services, repository.definitionsOf(services));
  }

  private static PrivateServers start(
      PostgresSettings settings, Collection<String> services, Path definitions) {
    PrivatePostgres postgres = PrivatePostgres.start(settings);
    services.forEach(postgres::createServiceDatabase);
    return new PrivateServers(PrivateBroker.start(BrokerSettings.importing(definitions)), postgres);
  }

  /** Servers that were started with settings of their own, seen together. */
  public static PrivateServers of(MessageBroker broker, PrivatePostgres postgres) {
    return new PrivateServers(broker, postgres);
  }

  /**
   * The broker of one node.
   *
   * @throws IllegalStateException if these servers have another one
   */
  public PrivateBroker broker() {
    if (broker instanceof PrivateBroker single) {
      return single;
    }
    throw new IllegalStateException("These servers' broker is a cluster");
  }

  /** The broker as its clients see it, whether it is one node or several. */
  public MessageBroker messageBroker() {
    return broker;
  }

  /** The database server. */
  public PrivatePostgres postgres() {
    return postgres;
  }

  /** Where both are reached. */
  public ServerAddresses addresses() {
    return new ServerAddresses(
        "127.0.0.1",
        postgres.port(),
        broker.amqpAddresses(),
        broker.managementUrls(),
        broker.virtualHost());
  }

  /**
   * Points {@code service} at these servers under its own accounts, and creates its database where
   * missing.
   */
  public void connect(DynamicPropertyRegistry registry, String service) {
    postgres.createServiceDatabase(service);
    addresses().propertiesOf(service).forEach((name, value) -> registry.add(name, () -> value));
  }

  /** Records what is published on {@code exchanges} from now on. */
  public EventProbe probe(String... exchanges) {
    return EventProbe.on(broker, exchanges);
  }

  /** Publishes events as their services would. */
  public EventPublisher publisher() {
    return new EventPublisher(broker, Clock.systemUTC());
  }

  /** Ends both; no test ends the shared ones. */
  @Override
  public void close() {
    broker.close();
    postgres.close();
  }
}
