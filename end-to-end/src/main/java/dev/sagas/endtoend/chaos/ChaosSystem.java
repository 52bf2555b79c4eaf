package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.system.Books;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceProcess;
import dev.sagas.endtoend.system.ServiceSetup;
import dev.sagas.endtoend.system.Till;
import dev.sagas.test.BrokerSettings;
import dev.sagas.test.ClusterSettings;
import dev.sagas.test.MessageBroker;
import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivateBroker;
import dev.sagas.test.PrivateCluster;
import dev.sagas.test.PrivatePostgres;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The system that a run breaks: servers and services of its own, and room for a second instance of
 * each service. Everything that it prints and stores lies in the run's folder.
 */
public final class ChaosSystem implements AutoCloseable {

  /** The part that is PostgreSQL. */
  public static final String POSTGRES = "postgres";

  /** The part that is RabbitMQ. */
  public static final String BROKER = "broker";

  /**
   * Shorter than in production, so that a run sees in minutes what otherwise takes hours: leases
   * that end, connections given up, deadlines that pass, the slow rungs of the ladder.
   */
  private static final Map<String, String> HASTE =
      Map.of(
          "saga.outbox.confirm-timeout", "3s",
          "saga.outbox.lease", "6s",
          "saga.outbox.refusal-pause-most", "5s",
          "saga.outbox.outage-pause-most", "2s",
          "saga.retry.ladder", "1s,5s,30s",
          "spring.rabbitmq.requested-heartbeat", "5s",
          "spring.datasource.hikari.connection-timeout", "5000",
          "spring.lifecycle.timeout-per-shutdown-phase", "10s");

  private static final Map<String, String> HASTE_OF_ORDER =
      Map.of("checkout.deadline", "30s", "checkout.late-after", "60s");

  private final Path folder;
  private final PrivateServers servers;
  private final UnaryOperator<ServiceSetup> programs;
  private final List<FaultKit> kits;
  private final CheckoutSystem system;
  private final Map<String, ServiceProcess> seconds = new HashMap<>();
  private final List<ServiceProcess> doors = new CopyOnWriteArrayList<>();

  private ChaosSystem(Path folder, PrivateServers servers, UnaryOperator<ServiceSetup> programs) {
    this.folder = folder;
    this.servers = servers;
    this.programs = programs;
    this.kits = FaultKits.at(servers);
    this.system = new CheckoutSystem(servers, this::equipped);
    for (String service : CheckoutSystem.SERVICES) {
      ServiceSetup setup = ServiceSetup.of(service, servers.addresses()).labelled(service + "-2");
      seconds.put(service, new ServiceProcess(equipped(setup)));
    }
    doors.add(system.service("order"));
  }

  /**
   * Starts servers and services.
   *
   * @param folder of the run
   * @param cluster whether the broker is a cluster of three nodes
   * @param programs chooses the form in which a service is run
   */
  static ChaosSystem start(Path folder, boolean cluster, UnaryOperator<ServiceSetup> programs) {
    Repository repository = Repository.find();
    PostgresSettings settings =
        new PostgresSettings(
            folder.resolve("postgres"),
            null,
            false,
            PostgresSettings.DEFAULT_START_TIMEOUT,
            true,
            Map.of());
    PrivatePostgres postgres = PrivatePostgres.start(settings);
    CheckoutSystem.SERVICES.forEach(postgres::createServiceDatabase);
    Path definitions = repository.definitionsOf(CheckoutSystem.SERVICES);
    Path data = folder.resolve("broker");
    MessageBroker broker =
        cluster
            ? PrivateCluster.start(ClusterSettings.importing(definitions).in(data))
            : PrivateBroker.start(BrokerSettings.importing(definitions).in(data));
    ChaosSystem started = new ChaosSystem(folder, PrivateServers.of(broker, postgres), programs);
    started.system.startServices();
    return started;
  }

  private ServiceSetup equipped(ServiceSetup plain) {
    ServiceSetup setup = programs.apply(plain.with(HASTE).loggingTo(folder.resolve("services")));
    if (setup.service().equals("order")) {
      setup = setup.with(HASTE_OF_ORDER);
    }
    for (FaultKit kit : kits) {
      setup = kit.equip(setup);
    }
    return setup;
  }

  /** Every fault of every kit, apart by whether they strike beside all others. */
  Map<Boolean, List<Fault>> faults() {
    return kits.stream()
        .collect(
            Collectors.partitioningBy(
                FaultKit::besideOthers,
                Collectors.flatMapping(kit -> kit.faults(this).stream(), Collectors.toList())));
  }

  /** What the kits have to say in the report. */
  List<String> findings() {
    return kits.stream().flatMap(kit -> kit.findings().stream()).toList();
  }

  public PrivateServers servers() {
    return servers;
  }

  public PrivatePostgres postgres() {
    return servers.postgres();
  }

  public MessageBroker broker() {
    return servers.messageBroker();
  }

  public Books books() {
    return system.books();
  }

  public Till till() {
    return system.till();
  }

  public ServiceProcess service(String name) {
    return system.service(name);
  }

  /** The second instance of a service, which runs only while a fault makes it. */
  public ServiceProcess second(String name) {
    return Objects.requireNonNull(seconds.get(name), name);
  }

  /** Where clients may place orders. */
  List<ServiceProcess> doors() {
    return doors;
  }

  /** Starts a service that may find its servers away, as a supervisor does: until it is ready. */
  public void startStubbornly(ServiceProcess service) {
    new Supervisor(service).start();
  }

  /** Lets clients use the second instance of a service too, until it is ended. */
  public void open(ServiceProcess second) {
    if (second.name().equals("order")) {
      doors.add(second);
    }
  }

  public void close(ServiceProcess second) {
    doors.remove(second);
  }

  @Override
  public void close() {
    CheckoutSystem.SERVICES.forEach(
        service -> {
          second(service).kill();
          service(service).kill();
        });
    kits.forEach(FaultKit::close);
    servers.close();
  }
}
