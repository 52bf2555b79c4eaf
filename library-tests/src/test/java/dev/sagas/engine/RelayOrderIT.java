package dev.sagas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.engine.LabEvents.Counted;
import dev.sagas.event.NewEvent;
import dev.sagas.event.UuidV7;
import dev.sagas.jdbc.JdbcOutboxStore;
import dev.sagas.outbox.Outbox;
import dev.sagas.outbox.OutboxStore.Taken;
import dev.sagas.test.Account;
import dev.sagas.test.EventProbe;
import dev.sagas.test.PrivateServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionException;

/** Two instances commit to the same keys from several threads, and both relay. */
class RelayOrderIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();
  private static final int KEYS = 20;
  private static final int WRITERS = 6;
  private static final int COMMITS_EACH = 60;
  private static final String APPLICATION_NAME =
      "spring.datasource.hikari.data-source-properties.ApplicationName=";

  private static LabInstance one;
  private static LabInstance other;

  @BeforeAll
  static void start() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    Lab.prepare(SERVERS);
    one = LabInstance.start(SERVERS, Clock.systemUTC(), "saga.outbox.sweep-interval=200ms");
    other =
        LabInstance.start(
            SERVERS,
            Clock.systemUTC(),
            "saga.outbox.sweep-interval=200ms",
            APPLICATION_NAME + "lab-other");
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
  }

  @Test
  void keepsTheOrderOfEachKey() throws Exception {
    try (EventProbe probe = SERVERS.probe("lab.events")) {
      Writers writers = new Writers();

      writers.join();

      awaitAllInOrder(probe, writers.prefix);
    }
  }

  @Test
  void keepsTheOrderWhenOneInstanceLosesItsConnectionsAndThenStops() throws Exception {
    try (EventProbe probe = SERVERS.probe("lab.events")) {
      Writers writers = new Writers();

      writers.awaitCommits(60);
      closeBrokerConnectionsOfRelays();
      writers.awaitCommits(120);
      killDatabaseSessionsOfTheOther();
      writers.awaitCommits(180);
      closeBrokerConnectionsOfRelays();
      killDatabaseSessionsOfTheOther();
      other.relay().stop();
      writers.join();

      awaitAllInOrder(probe, writers.prefix);
    } finally {
      other.relay().start();
    }
  }

  /** A relay that took whatever row is not locked would overtake the one that holds the head. */
  @Test
  void claimsNothingOfAKeyWhoseHeadAnotherRelayHolds() throws SQLException {
    String key = UuidV7.next().toString();
    one.relay().stop();
    other.relay().stop();
    try {
      one.append(counted(key, 1), counted(key, 2));
      try (Connection holder = transaction();
          Connection rival = transaction()) {

        assertThat(take(holder, key, 1).rows()).hasSize(1);

        Taken rest = take(rival, key, 2);
        assertThat(rest.rows()).isEmpty();
        assertThat(rest.busy()).containsExactly(key);
        assertThat(
                jdbc(rival)
                    .queryForList(
                        """
                        select body from saga.outbox where ordering_key = ?
                        order by id limit 1 for update skip locked
                        """,
                        String.class,
                        key))
            .as("the control, which does not ask whether a row is the head, overtakes")
            .hasSize(1)
            .first()
            .asString()
            .contains("\"number\":2");
      }
    } finally {
      one.relay().start();
      other.relay().start();
    }
  }

  private static Taken take(Connection connection, String key, int depth) {
    return new JdbcOutboxStore(jdbc(connection), "/lab")
        .takeEarliest(List.of(key), depth, Instant.now(), Duration.ofSeconds(30));
  }

  private static JdbcTemplate jdbc(Connection connection) {
    return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
  }

  private static Connection transaction() throws SQLException {
    Connection connection =
        SERVERS.postgres().dataSource("lab", Account.named("lab")).getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static NewEvent counted(String key, int number) {
    return NewEvent.of(new Counted(key, number)).withKey(key);
  }

  private static void killDatabaseSessionsOfTheOther() {
    Lab.jdbc(SERVERS)
        .queryForList(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?",
            "lab-other");
  }

  private static void closeBrokerConnectionsOfRelays() {
    for (JsonNode connection : SERVERS.broker().management().get("/api/connections")) {
      if (connection.path("user_provided_name").asText().equals("lab relay")) {
        SERVERS
            .broker()
            .management()
            .delete(
                "/api/connections/"
                    + connection.get("name").asText().replace(" ", "%20").replace(">", "%3E"));
      }
    }
  }

  private static void awaitAllInOrder(EventProbe probe, String prefix) {
    Map<String, Integer> committed = new HashMap<>();
    Lab.jdbc(SERVERS)
        .query(
            "select key, number from counters where key like ?",
            row -> {
              committed.put(row.getString(1), row.getInt(2));
            },
            prefix + "%");
    Awaitility.await("all events").until(() -> lastNumbers(probe, prefix).equals(committed));
    Map<String, List<Integer>> arrived = firstArrivals(probe, prefix);
    assertThat(arrived).hasSize(KEYS);
    arrived.forEach(
        (key, numbers) ->
            assertThat(numbers)
                .as("first arrivals of %s", key)
                .isEqualTo(
                    IntStream.rangeClosed(1, committed.getOrDefault(key, 0)).boxed().toList()));
  }

  private static Map<String, Integer> lastNumbers(EventProbe probe, String prefix) {
    Map<String, Integer> last = new HashMap<>();
    firstArrivals(probe, prefix).forEach((key, numbers) -> last.put(key, numbers.size()));
    return last;
  }

  private static Map<String, List<Integer>> firstArrivals(EventProbe probe, String prefix) {
    Map<String, List<Integer>> arrivals = new HashMap<>();
    probe.events("lab.counted.v1").stream()
        .map(event -> event.body())
        .filter(body -> body.get("key").asText().startsWith(prefix))
        .forEach(
            body -> {
              List<Integer> numbers =
                  arrivals.computeIfAbsent(body.get("key").asText(), key -> new ArrayList<>());
              int number = body.get("number").asInt();
              if (!numbers.contains(number)) {
                numbers.add(number);
              }
            });
    return arrivals;
  }

  /** Threads on both instances, each of whose commits takes the next number of some key. */
  private static final class Writers {
    private final String prefix = UuidV7.next() + "-";
    private final AtomicInteger commits = new AtomicInteger();
    private final ExecutorService executor = Executors.newFixedThreadPool(WRITERS);
    private final List<Future<?>> running = new ArrayList<>();

    Writers() {
      IntStream.range(0, KEYS)
          .forEach(
              key ->
                  Lab.jdbc(SERVERS)
                      .update("insert into counters (key, number) values (?, 0)", prefix + key));
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        running.add(executor.submit(() -> write(writer)));
      }
    }

    private void write(int writer) {
      LabInstance instance = writer % 2 == 0 ? one : other;
      for (int done = 0; done < COMMITS_EACH; done++) {
        String key = prefix + (writer * 7 + done) % KEYS;
        try {
          instance.inTransaction(() -> count(instance, key));
        } catch (DataAccessException | TransactionException e) {
          // Its connection was cut, or it may have committed: the counter knows, the next one goes
          // on.
          assertThat(instance).isSameAs(other);
        }
        commits.incrementAndGet();
      }
    }

    private static void count(LabInstance instance, String key) {
      Integer number =
          instance
              .jdbc()
              .queryForObject(
                  "update counters set number = number + 1 where key = ? returning number",
                  Integer.class,
                  key);
      instance.bean(Outbox.class).append(counted(key, number == null ? 0 : number));
    }

    void awaitCommits(int count) {
      Awaitility.await(count + " commits").until(() -> commits.get() >= count);
    }

    void join() throws Exception {
      for (Future<?> writer : running) {
        writer.get();
      }
      executor.shutdown();
    }
  }
}
