package dev.sagas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.engine.LabEvents.Counted;
import dev.sagas.engine.LabEvents.Padded;
import dev.sagas.engine.LabEvents.Reminded;
import dev.sagas.event.NewEvent;
import dev.sagas.event.TraceParent;
import dev.sagas.event.UuidV7;
import dev.sagas.outbox.InvalidEventException;
import dev.sagas.outbox.Outbox;
import dev.sagas.test.EventProbe;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.RecordedEvent;
import dev.sagas.test.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();
  private static final String NO_SWEEP = "saga.outbox.sweep-interval=1h";
  private static final String FAST_SWEEP = "saga.outbox.sweep-interval=50ms";

  private static LabInstance prompt;
  private EventProbe probe;

  @BeforeAll
  static void start() {
    Lab.prepare(SERVERS);
    prompt = LabInstance.start(SERVERS, Clock.systemUTC(), NO_SWEEP);
  }

  @AfterAll
  static void stop() {
    prompt.close();
  }

  @BeforeEach
  void observe() {
    probe = SERVERS.probe("lab.events");
  }

  @AfterEach
  void forget() {
    probe.close();
  }

  @Test
  void publishesAfterTheCommitWithoutWaitingForTheSweep() {
    UUID saga = UuidV7.next();

    UUID id = prompt.append(counted("prompt", 1).inSaga(saga)).get(0);

    RecordedEvent event = probe.await("lab.counted.v1", saga);
    assertThat(event.id()).isEqualTo(id);
    assertThat(event.body().get("number").asInt()).isOne();
  }

  @Test
  void publishesNothingOfATransactionThatIsRolledBack() {
    String key = UuidV7.next().toString();

    assertThatThrownBy(
            () ->
                prompt.inTransaction(
                    () -> {
                      prompt.bean(Outbox.class).append(counted(key, 1));
                      throw new IllegalStateException("roll back");
                    }))
        .hasMessage("roll back");
    prompt.append(counted(key, 2));

    awaitNumber(key, 2);
    assertThat(numbers(key)).containsExactly(2);
  }

  @Test
  void refusesToStoreAnEventOutsideOfATransaction() {
    assertThatThrownBy(() -> prompt.bean(Outbox.class).append(counted("none", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("call the outbox in a transaction");
  }

  @Test
  void rollsBackTheStateWhenABodyIsTooLarge() {
    UUID saga = UuidV7.next();

    assertThatThrownBy(
            () ->
                prompt.inTransaction(
                    () -> {
                      prompt
                          .jdbc()
                          .update(
                              "insert into effects (saga_id, handler) values (?, 'large')", saga);
                      prompt
                          .bean(Outbox.class)
                          .append(NewEvent.of(new Padded("x".repeat(1_100_000))));
                    }))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageContaining("saga.outbox.max-body-size");

    assertThat(
            prompt
                .jdbc()
                .queryForList("select handler from effects where saga_id = ?", String.class, saga))
        .isEmpty();
  }

  @Test
  void publishesTheEventsOfOneTransactionInTheOrderInWhichTheyWereStored() {
    String key = UuidV7.next().toString();

    prompt.append(
        IntStream.rangeClosed(1, 50).mapToObj(it -> counted(key, it)).toArray(NewEvent[]::new));

    awaitNumber(key, 50);
    assertThat(numbers(key)).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
  }

  @Test
  void writesIdentityCauseAndTraceIntoPropertiesAndHeaders() {
    UUID saga = UuidV7.next();
    TraceParent trace = TraceParent.root();
    UUID id;

    try (TraceParent.Scope scope = trace.open();
        Watch watch = Watch.on(SERVERS.broker(), "lab.events", "lab.counted.v1")) {
      id = prompt.append(counted("wire", 1).inSaga(saga)).get(0);
      var properties = watch.await(id).getProperties();

      assertThat(properties.getType()).isEqualTo("lab.counted.v1");
      assertThat(properties.getCorrelationId()).isEqualTo(saga.toString());
      assertThat(properties.getContentType()).isEqualTo("application/json");
      assertThat(properties.getDeliveryMode()).isEqualTo(2);
      assertThat(properties.getTimestamp()).isCloseTo(Instant.now(), 60_000);
    }

    Map<String, Object> headers = probe.await("lab.counted.v1", saga).headers();
    assertThat(headers)
        .containsEntry("cloudEvents:specversion", "1.0")
        .containsEntry("cloudEvents:id", id.toString())
        .containsEntry("cloudEvents:source", "/lab")
        .containsEntry("cloudEvents:type", "lab.counted.v1")
        .containsEntry("cloudEvents:subject", saga.toString())
        .containsEntry("ordering-key", "wire")
        .doesNotContainKey("causation-id")
        .extractingByKey("traceparent")
        .asString()
        .startsWith("00-" + trace.traceId() + "-")
        .isNotEqualTo(trace.toString());
    assertThat(Instant.parse(String.valueOf(headers.get("cloudEvents:time"))))
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @Test
  void publishesEverythingWhenMoreKeysAreCommittedThanAreRemembered() {
    String prefix = UuidV7.next() + "-";
    try (LabInstance tiny =
        LabInstance.start(
            SERVERS,
            Clock.systemUTC(),
            NO_SWEEP,
            "saga.outbox.batch-size=2",
            "saga.outbox.pending-keys=2")) {

      tiny.append(
          IntStream.range(0, 60).mapToObj(it -> counted(prefix + it, 1)).toArray(NewEvent[]::new));

      probe.await("the 60th event", event -> seen(prefix) == 60);
    }
  }

  @Test
  void publishesWhatAKilledInstanceLeft() {
    String key = UuidV7.next().toString();
    prompt.relay().stop();
    try {
      prompt.append(counted(key, 1));

      try (LabInstance other = LabInstance.start(SERVERS, Clock.systemUTC(), FAST_SWEEP)) {
        awaitNumber(key, 1);
        assertThat(other.relay().isRunning()).isTrue();
      }
    } finally {
      prompt.relay().start();
    }
  }

  @Test
  void publishesAScheduledEventAtItsMomentAndNotBefore() {
    SettableClock clock = SettableClock.at(Instant.now().truncatedTo(ChronoUnit.MICROS));
    Instant moment = clock.instant().plus(Duration.ofHours(1));
    UUID late = UuidV7.next();
    UUID due = UuidV7.next();
    try (LabInstance instance = LabInstance.start(SERVERS, clock, FAST_SWEEP)) {
      prompt.relay().stop();

      instance.append(reminded(late, moment), counted(late.toString(), 1).inSaga(late));
      probe.await("lab.counted.v1", late);
      clock.advance(Duration.ofMinutes(59));
      instance.append(reminded(due, clock.instant()));
      probe.await("lab.reminded.v1", due);

      assertThat(probe.events("lab.reminded.v1"))
          .extracting(RecordedEvent::sagaId)
          .doesNotContain(late);

      clock.advance(Duration.ofMinutes(1));
      probe.await("lab.reminded.v1", late);
      // It occurs when it is due, not when it is stored.
      assertThat(probe.events("lab.reminded.v1"))
          .filteredOn(event -> event.sagaId().equals(late))
          .extracting(event -> event.headers().get("cloudEvents:time"))
          .containsExactly(moment.toString());
    } finally {
      prompt.relay().start();
    }
  }

  @Test
  void forgetsAScheduledEventThatIsWithdrawn() {
    UUID saga = UuidV7.next();
    UUID other = UuidV7.next();
    Instant moment = Instant.now().plus(Duration.ofHours(1));
    prompt.append(reminded(saga, moment), reminded(other, moment));

    prompt.inTransaction(() -> prompt.bean(Outbox.class).withdraw(saga, Reminded.class));

    assertThat(stored(saga)).isZero();
    assertThat(stored(other)).isOne();
  }

  @Test
  void keepsAScheduledEventWhoseWithdrawalIsRolledBack() {
    UUID saga = UuidV7.next();
    prompt.append(reminded(saga, Instant.now().plus(Duration.ofHours(1))));

    assertThatThrownBy(
            () ->
                prompt.inTransaction(
                    () -> {
                      prompt.bean(Outbox.class).withdraw(saga, Reminded.class);
                      throw new IllegalStateException("roll back");
                    }))
        .hasMessage("roll back");

    assertThat(stored(saga)).isOne();
  }

  private static long stored(UUID saga) {
    Long stored =
        prompt
            .jdbc()
            .queryForObject("select count(*) from saga.outbox where saga_id = ?", Long.class, saga);
    return stored == null ? 0 : stored;
  }

  private static NewEvent reminded(UUID saga, Instant moment) {
    return NewEvent.of(new Reminded("of " + saga)).inSaga(saga).withKey(saga.toString()).at(moment);
  }

  private static NewEvent counted(String key, int number) {
    return NewEvent.of(new Counted(key, number)).withKey(key);
  }

  private void awaitNumber(String key, int number) {
    probe.await(
        "number " + number + " of " + key,
        event ->
            event.body().path("key").asText().equals(key)
                && event.body().path("number").asInt() == number);
  }

  private List<Integer> numbers(String key) {
    return probe.events("lab.counted.v1").stream()
        .filter(event -> event.body().get("key").asText().equals(key))
        .map(event -> event.body().get("number").asInt())
        .distinct()
        .toList();
  }

  private long seen(String prefix) {
    return probe.events("lab.counted.v1").stream()
        .map(event -> event.body().get("key").asText())
        .filter(key -> key.startsWith(prefix))
        .distinct()
        .count();
  }
}
