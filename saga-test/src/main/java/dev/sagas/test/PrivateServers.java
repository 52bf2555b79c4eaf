package dev.sagas.test;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * One private broker, with all definitions imported, and one private PostgreSQL, with a database
 * and a role for each service. Both end with the JVM.
 */
public final class PrivateServers implements AutoCloseable {

  private static @Nullable PrivateServers shared;

  private final PrivateBroker broker;
  private final PrivatePostgres postgres;

  private PrivateServers(PrivateBroker broker, PrivatePostgres postgres) {
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
    PrivatePostgres postgres = PrivatePostgres.start(PostgresSettings.temporary());
    repository.services().forEach(postgres::createServiceDatabase);
    PrivateBroker broker = PrivateBroker.start(BrokerSettings.importing(repository.definitions()));
    return new PrivateServers(broker, postgres);
  }

  /** The broker. */
  public PrivateBroker broker() {
    return broker;
  }

  /** The database server. */
  public PrivatePostgres postgres() {
    return postgres;
  }

  /**
   * Points {@code service} at these servers under its own accounts, and creates its database where
   * missing.
   */
  public void connect(DynamicPropertyRegistry registry, String service) {
    postgres.createServiceDatabase(service);
    properties(service).forEach(property -> registry.add(property.name(), property::value));
  }

  /** What {@link #connect} sets, for a service that is started by other means. */
  public List<Property> properties(String service) {
    Account account = Account.named(service);
    return List.of(
        new Property("spring.datasource.url", postgres.jdbcUrl(service)),
        new Property("spring.datasource.username", account.user()),
        new Property("spring.datasource.password", account.password()),
        new Property("spring.rabbitmq.host", broker.host()),
        new Property("spring.rabbitmq.port", Integer.toString(broker.ports().amqp())),
        new Property("spring.rabbitmq.virtual-host", broker.virtualHost()),
        new Property("spring.rabbitmq.username", account.user()),
        new Property("spring.rabbitmq.password", account.password()),
        new Property("saga.topology.management-url", broker.managementUrl()));
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

  /**
   * One property of a service's configuration.
   *
   * @param name such as {@code spring.rabbitmq.port}
   * @param value as text
   */
  public record Property(String name, String value) {}
}
