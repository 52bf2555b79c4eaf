package dev.sagas.endtoend.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Rest;
import dev.sagas.endtoend.system.ServiceSetup;
import dev.sagas.test.ClusterSettings;
import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivateCluster;
import dev.sagas.test.PrivatePostgres;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The four services on a cluster of three nodes that loses one node after another. */
class ClusterIT {

  private static final Logger log = LoggerFactory.getLogger(ClusterIT.class);

  // Harder, or shorter, are the same faults of a node that leads, or of the network alone.
  private static final Set<String> LEFT_TO_LONG_RUNS =
      Set.of(
          "kill -9 of a cluster node",
          "cluster cut into halves",
          "cluster node without power",
          "node that leads an inbox without power");

  private static PrivateCluster cluster;
  private static PrivateServers servers;
  private static CheckoutSystem system;

  @BeforeAll
  static void start() {
    Path definitions = Repository.find().definitionsOf(CheckoutSystem.SERVICES);
    cluster = PrivateCluster.start(ClusterSettings.importing(definitions));
    PrivatePostgres postgres = PrivatePostgres.start(PostgresSettings.temporary());
    CheckoutSystem.SERVICES.forEach(postgres::createServiceDatabase);
    servers = PrivateServers.of(cluster, postgres);
    system = new CheckoutSystem(servers, ClusterIT::apart);
    system.startServices();
  }

  private static ServiceSetup apart(ServiceSetup setup) {
    return setup.loggingTo(Path.of("target", "services-on-cluster").toAbsolutePath());
  }

  @AfterAll
  static void stop() {
    CheckoutSystem.SERVICES.forEach(name -> system.service(name).kill());
    servers.close();
  }

  @Test
  void nothingIsLostDoubledOrStuckWhileNodesAndTheirNetworkFail() throws Exception {
    Random random = new Random(7);
    long before = system.books().count("order", "select count(*) from orders");
    List<UUID> orders;
    try (SteadyShoppers shoppers = new SteadyShoppers(system.till())) {
      shoppers.start();

      for (Fault fault : ClusterFaults.of(cluster)) {
        if (!LEFT_TO_LONG_RUNS.contains(fault.kind())) {
          log.info("{}", fault.kind());
          fault.strike(random);
        }
      }
      orders = shoppers.orders();
      system.awaitQuiet();

      assertThat(orders).doesNotHaveDuplicates();
      assertThat(system.books().count("order", "select count(*) from orders") - before)
          .isEqualTo(orders.size());
      Map<String, Long> ends = shoppers.ends(orders);
      log.info("{}", ends);
      assertThat(ends.keySet()).containsExactlyInAnyOrder("COMPLETED", "CANCELLED");
    }
    // Each service looks every 15 seconds.
    Awaitility.await("the topology to be seen whole")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(CheckoutSystem.SERVICES)
                    .allSatisfy(service -> assertThat(topology(service)).isEqualTo("UP")));
  }

  private static String topology(String service) {
    return Rest.get(system.service(service).uri("/actuator/health"))
        .json()
        .at("/components/topology/status")
        .asText();
  }
}
