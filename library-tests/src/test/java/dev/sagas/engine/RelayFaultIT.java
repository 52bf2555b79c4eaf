package dev.sagas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.sagas.engine.LabEvents.Counted;
import dev.sagas.engine.LabEvents.Reminded;
import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import dev.sagas.event.NewEvent;
import dev.sagas.event.UuidV7;
import dev.sagas.jdbc.JdbcOutboxStore;
import dev.sagas.observe.OutboxHealth;
import dev.sagas.outbox.PendingEvent;
import dev.sagas.test.Account;
import dev.sagas.test.EventProbe;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.RecordedEvent;
import dev.sagas.test.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What becomes of events that cannot be published, and of rows that someone else holds. */
class RelayFaultIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();
  private static final SettableClock CLOCK = SettableClock.at(Instant.now());

  private static LabInstance lab;

  @BeforeAll
  static void start() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    Lab.prepare(SERVERS);
    lab = LabInstance.start(SERVERS, CLOCK, "saga.outbox.sweep-interval=50ms");
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @Test
  void keepsAnEventThatNoQueueTakesAndHoldsBackItsKeyOnly() throws Exception {
    String stuck = UuidV7.next().toString();
    String free = UuidV7.next().toString();
    try (Connection connection = SERVERS.broker().connect(SERVERS.broker().operator());
        Channel channel = connection.createChannel();
        Watch counted = Watch.on(SERVERS.broker(), "lab.events", "lab.counted.v1")) {
      channel.queueUnbind("event-log", "lab.events", "#");
      try {
        List<UUID> ids = lab.append(reminded(stuck), counted(stuck), counted(free));
        counted.await(ids.get(2));

        Awaitility.await("the refusal").until(() -> !refusals(stuck).isEmpty());
        assertThat(refusals(stuck)).singleElement().asString().contains("NO_ROUTE");
        assertThat(counted.of(ids.get(1))).isEmpty();
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails()).containsEntry("refused", 1L).containsEntry("pending", 2L);

        assertControlLosesWhatNoQueueTakes(channel);

        channel.queueBind("event-log", "lab.events", "#");
        awaitPublished(stuck);
        counted.await(ids.get(1));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
      } finally {
        channel.queueBind("event-log", "lab.events", "#");
      }
    }
  }

  /** The control: with confirms alone, an event that no queue takes counts as published. */
  private static void assertControlLosesWhatNoQueueTakes(Channel channel) throws Exception {
    channel.confirmSelect();
    channel.basicPublish(
        "lab.events",
        "lab.reminded.v1",
        false,
        new BasicProperties.Builder().headers(Map.of()).build(),
        new byte[] {'{', '}'});

    assertThat(channel.waitForConfirms(30_000)).isTrue();
  }

  @Test
  void keepsEverythingThatIsCommittedWhileItsExchangeIsMissing() throws Exception {
    String prefix = UuidV7.next() + " ";
    double failures = failures();
    List<UUID> ids = new ArrayList<>();
    try (Connection connection = SERVERS.broker().connect(SERVERS.broker().operator());
        Channel channel = connection.createChannel()) {
      channel.exchangeDelete("lab.events");

      for (int i = 0; i < 200; i++) {
        ids.addAll(lab.append(counted(prefix + i % 20)));
      }
      Awaitility.await("tries in vain").until(() -> failures() >= failures + 5);

      assertThat(rowsLike(prefix)).isEqualTo(200);
      // Without a binding, which only the probe then adds: nothing may pass before it looks.
      channel.exchangeDeclare("lab.events", BuiltinExchangeType.TOPIC, true);
      try (EventProbe probe = SERVERS.probe("lab.events")) {
        awaitPublished(prefix);
        Awaitility.await("every event")
            .untilAsserted(
                () -> assertThat(probe.events()).extracting(RecordedEvent::id).containsAll(ids));
      }
    } finally {
      Lab.prepare(SERVERS);
    }
  }

  @Test
  void takesOverFromARelayThatIsPausedLongerThanItsLease() throws SQLException {
    String held = UuidV7.next().toString();
    String free = UuidV7.next().toString();
    lab.relay().stop();
    lab.append(counted(held));
    SingleConnectionDataSource paused =
        new SingleConnectionDataSource(
            SERVERS.postgres().dataSource("lab", Account.named("lab")).getConnection(), true);
    try (EventProbe probe = SERVERS.probe("lab.events")) {
      paused.getConnection().setAutoCommit(false);
      JdbcOutboxStore store = new JdbcOutboxStore(new JdbcTemplate(paused), "/lab");
      assertThat(
              store.takeEarliest(List.of(held), 1, CLOCK.instant(), Duration.ofSeconds(2)).rows())
          .hasSize(1);

      lab.relay().start();
      lab.append(counted(free));
      probe.await("the free key", event -> event.body().path("key").asText().equals(free));
      assertThat(probe.events()).hasSize(1);

      probe.await("the held key", event -> event.body().path("key").asText().equals(held));
      assertThatThrownBy(() -> paused.getConnection().commit()).isInstanceOf(SQLException.class);
    } finally {
      paused.destroy();
    }
  }

  /**
   * Positions are drawn before the commit: a relay that only looked forward would pass this one by.
   * A place counts as settled when no one can appear before it any more, and not earlier.
   */
  @Test
  void publishesWhatAnInstanceCommittedBehindLaterPositionsBeforeItDied() throws SQLException {
    String quick = UuidV7.next().toString();
    UUID late = UuidV7.next();
    SingleConnectionDataSource dying =
        new SingleConnectionDataSource(
            SERVERS.postgres().dataSource("lab", Account.named("lab")).getConnection(), true);
    try (EventProbe probe = SERVERS.probe("lab.events")) {
      dying.getConnection().setAutoCommit(false);
      JdbcTemplate jdbc = new JdbcTemplate(dying);
      new JdbcOutboxStore(jdbc, "/lab").append(List.of(pending(late)));
      long position = position(jdbc, late);
      JdbcOutboxStore store = new JdbcOutboxStore(lab.jdbc(), "/lab", Duration.ZERO);

      lab.append(counted(quick));
      probe.await("the later one", event -> event.body().path("key").asText().equals(quick));
      List<Long> settled = Stream.generate(store::settled).limit(10).toList();
      assertThat(settled).allMatch(it -> it < position);
      dying.getConnection().commit();

      probe.await("the earlier one", event -> event.id().equals(late));
      Awaitility.await("its place to be settled").until(() -> store.settled() >= position);
    } finally {
      dying.destroy();
    }
  }

  @Test
  void refusesAnOrderingKeyThatNoFrameHasRoomFor() {
    assertThatThrownBy(() -> lab.append(counted("k".repeat(256))))
        .hasMessageContaining("256 characters");
    assertThatThrownBy(() -> lab.append(counted(""))).hasMessageContaining("0 characters");
  }

  private static Health health() {
    CLOCK.advance(Duration.ofSeconds(6));
    return lab.bean(OutboxHealth.class).health();
  }

  private static List<String> refusals(String key) {
    return lab.jdbc()
        .queryForList(
            "select last_error from saga.outbox where ordering_key = ? and attempts > 0",
            String.class,
            key);
  }

  private static double failures() {
    return lab.bean(MeterRegistry.class).counter("saga.relay.broker.unavailable").count();
  }

  private static int rowsLike(String prefix) {
    return lab.jdbc()
        .queryForList(
            "select id from saga.outbox where ordering_key like ? || '%'", Long.class, prefix)
        .size();
  }

  /**
   * Lets the clock go on until nothing is left of these keys. To set it once is not enough: a try
   * that the broker refused just before its repair may be noted, and put off, only after that.
   */
  private static void awaitPublished(String prefix) {
    Awaitility.await("an empty outbox")
        .until(
            () -> {
              CLOCK.advance(Duration.ofMinutes(2));
              return rowsLike(prefix) == 0;
            });
  }

  private static long position(JdbcTemplate jdbc, UUID event) {
    Long position =
        jdbc.queryForObject("select id from saga.outbox where event_id = ?", Long.class, event);
    return Objects.requireNonNull(position);
  }

  private static PendingEvent pending(UUID id) {
    return new PendingEvent(
        new EventEnvelope(
            id,
            EventType.parse("lab.counted.v1"),
            "/lab",
            id,
            id.toString(),
            null,
            CLOCK.instant(),
            null,
            false,
            "{}"),
        null);
  }

  private static NewEvent reminded(String key) {
    return NewEvent.of(new Reminded("no one is bound for this")).withKey(key);
  }

  private static NewEvent counted(String key) {
    return NewEvent.of(new Counted(key, 1)).withKey(key);
  }
}
