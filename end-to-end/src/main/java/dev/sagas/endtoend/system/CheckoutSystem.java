package dev.sagas.endtoend.system;

import dev.sagas.test.EventProbe;
import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivateBroker;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The whole system: a broker, a database server and the four services as processes. Tests share one
 * that is started once for their JVM; a test that breaks a part of it mends it again.
 */
public final class CheckoutSystem {

  public static final List<String> SERVICES = List.of("order", "customer", "inventory", "payment");

  private static @Nullable CheckoutSystem running;
  private static @Nullable RuntimeException failure;

  private final PrivateServers servers;
  private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
  private final Books books;
  private final Till till;

  /** One that is not started yet, on servers that are. */
  public CheckoutSystem(PrivateServers servers, UnaryOperator<ServiceSetup> setups) {
    this.servers = servers;
    this.books = new Books(servers.postgres());
    this.till = new Till(this);
    for (String name : SERVICES) {
      ServiceSetup setup = setups.apply(ServiceSetup.of(name, servers.addresses()));
      services.put(name, new ServiceProcess(setup));
    }
  }

  /**
   * The running system of all tests; the first call starts it.
   *
   * @throws IllegalStateException if it did not start, at this call or at an earlier one: no test
   *     waits for it again
   */
  public static synchronized CheckoutSystem start() {
    if (failure != null) {
      throw new IllegalStateException("The system did not start", failure);
    }
    if (running == null) {
      running = startOnce();
    }
    return running;
  }

  private static CheckoutSystem startOnce() {
    try {
      PrivateServers servers = startServers(Statements.keptBy(PostgresSettings.temporary()));
      CheckoutSystem started = new CheckoutSystem(servers, FastStart.inTarget()::prepare);
      started.startServices();
      return started;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  /** Servers for these services, and no queue of another one. */
  public static PrivateServers startServers(PostgresSettings settings) {
    return PrivateServers.start(Repository.find(), settings, SERVICES);
  }

  /** Starts all services side by side, and returns when each is ready. */
  public void startServices() {
    services.values().forEach(ServiceProcess::start);
    services.values().forEach(ServiceProcess::awaitReady);
  }

  public ServiceProcess service(String name) {
    return Objects.requireNonNull(services.get(name), name);
  }

  public PrivateBroker broker() {
    return servers.broker();
  }

  public PrivateServers servers() {
    return servers;
  }

  /** What the four databases hold. */
  public Books books() {
    return books;
  }

  /** The services' REST interface. */
  public Till till() {
    return till;
  }

  /** Records every event of the four services from now on. */
  public EventProbe probe() {
    return servers.probe(
        SERVICES.stream().map(service -> service + ".events").toArray(String[]::new));
  }

  /**
   * Waits until nothing moves any more: every order has ended, everything was published and
   * consumed, and money, credit and stock add up.
   */
  public void awaitQuiet() {
    new Quiet(books, till).await();
  }
}
