package dev.sagas.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.faultagent.Operation;
import dev.sagas.faultagent.Plant;
import dev.sagas.faultagent.Point;
import dev.sagas.faultagent.Role;
import dev.sagas.faultagent.Side;
import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivateServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The points of the protocol are those that are written down, and each survives a crash. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashPointsIT {

  private static final Set<Role> BUSY =
      Set.of(Role.RELAY, Role.INBOX, Role.INTENT, Role.ANSWER, Role.DRAIN);

  private static PrivateServers servers;
  private static CrashSystem system;

  @BeforeAll
  static void start() {
    servers = CheckoutSystem.startServers(PostgresSettings.temporary());
    system = new CrashSystem(servers);
    system.start();
  }

  @AfterAll
  static void stop() {
    system.close();
    servers.close();
  }

  @Test
  @Order(1)
  void everyServicePassesThePointsThatAreWrittenDownAndNoOther() throws Exception {
    Map<String, Set<Point>> expected = new TreeMap<>();
    CheckoutSystem.SERVICES.forEach(service -> expected.put(service, ProtocolPoints.of(service)));
    CheckoutSystem.SERVICES.forEach(system::agent);

    try (Errands errands = new Errands(system.services(), 2, Duration.ofMillis(50))) {
      Awaitility.await("every point")
          .atMost(Duration.ofSeconds(120))
          .untilAsserted(() -> assertThat(passed()).isEqualTo(expected));
      errands.check();
    }
  }

  /** Whatever is not the protocol's is done for nobody: a migration, a scheduled report. */
  private static Map<String, Set<Point>> passed() {
    Map<String, Set<Point>> passed = new TreeMap<>();
    for (String service : CheckoutSystem.SERVICES) {
      Set<Point> points = new TreeSet<>(system.agent(service).counts().keySet());
      points.removeIf(point -> point.role() == Role.OTHER);
      passed.put(service, points);
    }
    return passed;
  }

  @Test
  @Order(2)
  void nothingIsLostDoubledOrStuckWhenAServiceCrashesAtAPoint() throws Exception {
    SweepResult result = sweep(dealt(), Duration.ofSeconds(120)).run();

    result.print(System.out);
    assertThat(result.problems()).isEmpty();
  }

  /** The control: what was acknowledged before its transaction is gone when that never ends. */
  @Test
  @Order(3)
  void theSweepFindsDeliveriesThatAreAcknowledgedTooEarly() throws Exception {
    system.agent("customer").plant(Plant.ACK_BEFORE_COMMIT);
    Point inTheMiddle = new Point(Operation.COMMIT, Side.BEFORE, Role.INBOX);

    SweepResult result =
        sweep(Map.of("customer", List.of(inTheMiddle)), Duration.ofSeconds(30)).run();

    assertThat(result.problems()).anyMatch(problem -> problem.startsWith("customer never got"));
  }

  private static CrashSweep sweep(Map<String, List<Point>> plan, Duration limit) {
    return new CrashSweep(system, plan, new SweepProgress(System.out), limit);
  }

  /** Each point of the busy roles once, in one of its services: the full sweep takes an hour. */
  private static Map<String, List<Point>> dealt() {
    Map<Point, List<String>> owners = new TreeMap<>();
    CheckoutSystem.SERVICES.forEach(
        service ->
            ProtocolPoints.of(service).stream()
                .filter(point -> BUSY.contains(point.role()))
                .forEach(
                    point -> owners.computeIfAbsent(point, it -> new ArrayList<>()).add(service)));
    Map<String, List<Point>> dealt = new HashMap<>();
    List<Point> rarestFirst = new ArrayList<>(owners.keySet());
    rarestFirst.sort(Comparator.comparingInt(it -> owners.getOrDefault(it, List.of()).size()));
    for (Point point : rarestFirst) {
      String least =
          owners.getOrDefault(point, List.of()).stream()
              .min(Comparator.comparingInt(it -> dealt.getOrDefault(it, List.of()).size()))
              .orElseThrow();
      dealt.computeIfAbsent(least, it -> new ArrayList<>()).add(point);
    }
    return dealt;
  }
}
