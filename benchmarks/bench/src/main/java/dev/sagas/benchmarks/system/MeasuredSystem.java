package dev.sagas.benchmarks.system;

import dev.sagas.benchmarks.servers.DataFolder;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceSetup;
import dev.sagas.endtoend.system.Statements;
import dev.sagas.stack.replay.Baskets;
import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivateServers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Servers that keep what they are given, the four services as they are shipped, and a shop. */
final class MeasuredSystem implements AutoCloseable {

  private final DataFolder data;
  private final PrivateServers servers;
  private final CheckoutSystem services;
  private final Shop shop;
  private final Endings endings;
  private final Statements statements;

  private MeasuredSystem(
      DataFolder data,
      PrivateServers servers,
      CheckoutSystem services,
      Shop shop,
      Endings endings) {
    this.data = data;
    this.servers = servers;
    this.services = services;
    this.shop = shop;
    this.endings = endings;
    this.statements = new Statements(servers.postgres());
  }

  /**
   * Starts all of it.
   *
   * @param folder of data and logs
   * @param orders what is bought
   */
  static MeasuredSystem start(Path folder, List<List<Baskets.Line>> orders, PrintStream out)
      throws IOException {
    DataFolder data = DataFolder.in(folder);
    out.println("Starting servers and services");
    PrivateServers servers =
        CheckoutSystem.startServers(
            Statements.keptBy(PostgresSettings.temporary().in(data.path())));
    CheckoutSystem services =
        new CheckoutSystem(servers, setup -> asInProduction(setup.loggingTo(folder)));
    services.startServices();
    out.println("Filling the shop");
    Shop shop = new Shop(services.till(), orders);
    return new MeasuredSystem(data, servers, services, shop, new Endings(servers.messageBroker()));
  }

  /**
   * Without what makes processes of tests start sooner and run slower, and with a provider whose
   * answers take no time of their own.
   */
  private static ServiceSetup asInProduction(ServiceSetup setup) {
    return setup
        .with("-Xmx512m", "-XX:TieredStopAtLevel=4")
        .with(Map.of("payment.provider.simulated.latency", "0ms"));
  }

  PrivateServers servers() {
    return servers;
  }

  Load load() {
    return new Load(shop, services.till().checkoutUri(), endings);
  }

  double linesPerOrder() {
    return shop.linesPerOrder();
  }

  Statements statements() {
    return statements;
  }

  /** The process of each service. */
  Map<String, Long> servicePids() {
    Map<String, Long> processes = new LinkedHashMap<>();
    CheckoutSystem.SERVICES.forEach(name -> processes.put(name, services.service(name).pid()));
    return processes;
  }

  /** Of the system alone, not of the load. */
  Costs costs() {
    Map<String, Long> processes = servicePids();
    processes.put("PostgreSQL", servers.postgres().pid());
    processes.put("RabbitMQ", servers.broker().pid());
    return Costs.now(processes);
  }

  /** Returns when all is delivered and the books add up. */
  void awaitQuiet() {
    services.awaitQuiet();
  }

  @Override
  public void close() throws IOException {
    endings.close();
    CheckoutSystem.SERVICES.forEach(name -> services.service(name).stop());
    servers.close();
    data.close();
  }
}
