package dev.sagas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.sagas.engine.LabEvents.Counted;
import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import dev.sagas.event.NewEvent;
import dev.sagas.event.UuidV7;
import dev.sagas.jdbc.JdbcOutboxStore;
import dev.sagas.outbox.PendingEvent;
import dev.sagas.test.Account;
import dev.sagas.test.EventProbe;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the outbox and its relay promise. Every event of a promise is of one key. */
final class OutboxPromises {

  private static final String EXCHANGE = "lab.events";

  /** For an event that is on its way from an exchange to a queue. */
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Situation situation;
  private final LabInstance lab;
  private final String key = UuidV7.next().toString();
  private final String free = UuidV7.next().toString();

  OutboxPromises(Situation situation) {
    this.situation = situation;
    this.lab = situation.lab();
  }

  void anEventIsKeptUntilTheBrokerHasTakenIt() throws Exception {
    onChannel(channel -> channel.exchangeDelete(EXCHANGE));
    lab.append(counted(key, 1));
    awaitRowsOrAMoment(key);
    lab.relay().stop();
    Lab.prepare(situation.servers());

    assertIsPublishedWhileTheRelayRuns();
  }

  void anEventThatNoQueueTakesIsKept() throws Exception {
    onChannel(channel -> channel.queueUnbind("event-log", EXCHANGE, "#"));
    lab.append(counted(key, 1));
    awaitRowsOrAMoment(key);
    lab.relay().stop();
    onChannel(channel -> channel.queueBind("event-log", EXCHANGE, "#"));
    situation.clock().advance(Duration.ofMinutes(2));

    assertIsPublishedWhileTheRelayRuns();
  }

  void noEventOvertakesAnotherOfItsKey() throws SQLException {
    lab.relay().stop();
    lab.append(counted(key, 1));
    lab.append(counted(key, 2));
    SingleConnectionDataSource other = transaction();
    try (EventProbe probe = probe()) {
      new JdbcTemplate(other)
          .queryForList(
              "select id from saga.outbox where ordering_key = ? order by id limit 1 for update",
              key);
      lab.relay().start();
      lab.append(counted(free, 1));
      situation.await("the free key", () -> numbers(probe, free).size() == 1);
      lab.append(counted(free, 2));
      situation.await("the free key again", () -> numbers(probe, free).size() == 2);

      other.getConnection().rollback();
      situation.await("both events", () -> numbers(probe, key).size() == 2);
      assertThat(numbers(probe, key)).containsExactly(1, 2);
    } finally {
      other.destroy();
    }
  }

  void aPausedRelayHoldsNothingForEver() throws SQLException {
    lab.relay().stop();
    lab.append(counted(key, 1));
    SingleConnectionDataSource paused = transaction();
    try (EventProbe probe = probe()) {
      JdbcOutboxStore store = new JdbcOutboxStore(new JdbcTemplate(paused), "/lab");
      assertThat(
              store
                  .takeEarliest(List.of(key), 1, situation.clock().instant(), Duration.ofSeconds(1))
                  .rows())
          .hasSize(1);

      lab.relay().start();

      situation.await("the held event", () -> numbers(probe, key).size() == 1);
    } finally {
      paused.destroy();
    }
  }

  void whatACrashedInstanceLeftIsPublished() {
    try (EventProbe probe = probe()) {

      new JdbcOutboxStore(Lab.jdbc(situation.servers()), "/lab").append(List.of(left()));

      situation.await("the event that was left", () -> numbers(probe, key).size() == 1);
    }
  }

  void aScheduledEventIsPublished() {
    lab.append(counted(key, 1).at(situation.clock().instant().plus(Duration.ofHours(1))));
    lab.relay().stop();
    situation.clock().advance(Duration.ofHours(2));

    assertIsPublishedWhileTheRelayRuns();
  }

  void aScheduledEventIsNotPublishedBeforeItsTime() {
    try (EventProbe probe = probe()) {

      lab.append(
          counted(key, 1).at(situation.clock().instant().plus(Duration.ofHours(1))),
          counted(free, 1).at(situation.clock().instant()));
      situation.await("what is due", () -> numbers(probe, free).size() == 1);
      situation.await("the end of the batch", () -> situation.rows(free) == 0);

      assertThat(numbers(probe, key)).isEmpty();
      assertThat(situation.rows(key)).isEqualTo(1);
    } finally {
      situation.clock().advance(Duration.ofHours(2));
      situation.await("the event in its time", () -> situation.rows(key) == 0);
    }
  }

  /** Gone from the outbox, an event is at the broker, or it is nowhere. */
  private void assertIsPublishedWhileTheRelayRuns() {
    try (EventProbe probe = probe()) {
      lab.relay().start();
      situation.await("an empty outbox", () -> situation.rows(key) == 0);
      Awaitility.await("the event, which is not in the outbox any more")
          .atMost(MOMENT)
          .until(() -> numbers(probe, key).size() == 1);
    }
  }

  /** Until a relay has lost the event, or has had the time to. */
  private void awaitRowsOrAMoment(String of) {
    long began = System.nanoTime();
    situation.await(
        "the relay to try",
        () -> situation.rows(of) == 0 || System.nanoTime() - began > MOMENT.toNanos());
  }

  private EventProbe probe() {
    return situation.servers().probe(EXCHANGE);
  }

  private static List<Integer> numbers(EventProbe probe, String key) {
    return probe.events("lab.counted.v1").stream()
        .filter(event -> event.body().path("key").asText().equals(key))
        .map(event -> event.body().path("number").asInt())
        .distinct()
        .toList();
  }

  private static NewEvent counted(String key, int number) {
    return NewEvent.of(new Counted(key, number)).withKey(key);
  }

  private PendingEvent left() {
    EventEnvelope event =
        new EventEnvelope(
            UuidV7.next(),
            EventType.parse("lab.counted.v1"),
            "/lab",
            UuidV7.next(),
            key,
            null,
            situation.clock().instant(),
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            false,
            "{\"key\": \"%s\", \"number\": 1}".formatted(key));
    return new PendingEvent(event, null);
  }

  private SingleConnectionDataSource transaction() throws SQLException {
    SingleConnectionDataSource connection =
        new SingleConnectionDataSource(
            situation.servers().postgres().dataSource("lab", Account.named("lab")).getConnection(),
            true);
    connection.getConnection().setAutoCommit(false);
    return connection;
  }

  private void onChannel(Sabotage sabotage) throws Exception {
    try (Connection connection =
            situation.servers().broker().connect(situation.servers().broker().operator());
        Channel channel = connection.createChannel()) {
      sabotage.by(channel);
    }
  }

  @FunctionalInterface
  private interface Sabotage {
    void by(Channel channel) throws Exception;
  }
}
