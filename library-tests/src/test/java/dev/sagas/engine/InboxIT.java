package dev.sagas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import dev.sagas.engine.LabEvents.Noted;
import dev.sagas.engine.LabEvents.Refused;
import dev.sagas.engine.LabEvents.Reserved;
import dev.sagas.engine.LabEvents.Undeclared;
import dev.sagas.event.EventContext;
import dev.sagas.event.UuidV7;
import dev.sagas.inbox.Reaction;
import dev.sagas.retention.Purge;
import dev.sagas.retry.ParkException;
import dev.sagas.retry.RetryLaterException;
import dev.sagas.test.Account;
import dev.sagas.test.EventProbe;
import dev.sagas.test.EventPublisher;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.RecordedEvent;
import dev.sagas.test.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Two instances compete for the deliveries of one queue. */
class InboxIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();
  private static final EventPublisher SHOP = SERVERS.publisher().as(Account.OPERATOR);
  private static final SettableClock CLOCK = SettableClock.at(Instant.now());
  private static final Map<String, String> BODY = Map.of("text", "hello");

  private static LabInstance one;
  private static LabInstance other;
  private static List<Script> scripts;
  private static Watch dead;
  private EventProbe probe;
  private UUID saga;

  @BeforeAll
  static void start() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    Lab.prepare(SERVERS);
    String[] settings = {"saga.retry.max-attempts=3", "saga.inbox.max-body-size=100KB"};
    one = LabInstance.start(SERVERS, CLOCK, settings);
    other = LabInstance.start(SERVERS, CLOCK, settings);
    scripts = List.of(one.script(), other.script());
    dead = Watch.on(SERVERS.broker(), "lab.local", "dead");
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
    dead.close();
  }

  @BeforeEach
  void begin() {
    probe = SERVERS.probe("lab.events");
    saga = UuidV7.next();
  }

  @AfterEach
  void end() {
    probe.close();
  }

  @Test
  void anEventThatIsDeliveredThreeTimesTakesEffectOnce() {
    UUID event = UuidV7.next();

    tell("shop.told.v1", event);
    tell("shop.told.v1", event);
    tell("shop.told.v1", event);
    awaitDeliveries(3);

    assertThat(effects()).containsExactly("note");
    assertThat(probe.events(saga)).hasSize(1);
  }

  @Test
  void concurrentDeliveriesOnTwoInstancesTakeEffectOnce() throws InterruptedException {
    UUID event = UuidV7.next();
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    script(
        "note",
        context -> {
          entered.countDown();
          await(go);
          return Reaction.done(new Noted(context.eventId()));
        });

    IntStream.range(0, 4).forEach(it -> tell("shop.told.v1", event));
    await(entered);
    awaitWaitingForTheInboxRow();
    go.countDown();
    awaitDeliveries(4);

    assertThat(effects()).containsExactly("note");
    assertThat(probe.events(saga)).hasSize(1);
  }

  @Test
  void anEmittedEventNamesItsCauseSagaAndTrace() {
    UUID event = UuidV7.next();
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    BasicProperties properties = SHOP.properties("shop.told.v1", event, saga);
    Map<String, Object> headers = new HashMap<>(properties.getHeaders());
    headers.put("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

    publish(properties.builder().headers(headers).build(), "{\"text\": \"hello\"}");

    RecordedEvent noted = probe.await("lab.noted.v1", saga);
    assertThat(noted.causationId()).isEqualTo(event);
    assertThat(noted.headers())
        .containsEntry("ordering-key", saga.toString())
        .extractingByKey("traceparent")
        .asString()
        .startsWith("00-" + trace)
        .doesNotContain("00f067aa0ba902b7");
  }

  @Test
  void aRefusedStepBarsItself() {
    script("reserve", context -> Reaction.refused(new Refused(context.eventId())));
    tell("shop.placed.v1", UuidV7.next());
    probe.await("lab.refused.v1", saga);
    script("reserve", context -> Reaction.done());

    tell("shop.placed.v1", UuidV7.next());
    awaitDeliveries(2);

    assertThat(effects()).containsExactly("reserve");
    assertThat(fence("reserve")).containsExactly("BARRED");
  }

  @Test
  void aCompensationThatComesFirstBarsItsStep() {
    tell("shop.cancelled.v1", UuidV7.next());
    probe.await("lab.released.v1", saga);

    tell("shop.placed.v1", UuidV7.next());
    awaitDeliveries(2);

    assertThat(effects()).containsExactly("release");
    assertThat(fence("reserve")).containsExactly("BARRED");
    assertThat(probe.events(saga)).hasSize(1);
  }

  /** A bar that went away with the failed try of the step would let its next try take effect. */
  @Test
  void aCompensationThatComesBetweenTwoTriesOfItsStepBarsIt() {
    script(
        "reserve",
        context -> {
          throw new RetryLaterException("not now", Duration.ofMillis(100), null);
        });
    UUID placed = UuidV7.next();
    tell("shop.placed.v1", placed);
    awaitDeliveries(2);

    tell("shop.cancelled.v1", UuidV7.next());
    probe.await("lab.released.v1", saga);
    script("reserve", context -> Reaction.done(new Reserved(context.eventId())));

    Awaitility.await("the end of the step's tries").until(() -> inboxHas(placed));
    assertThat(effects()).containsExactly("release");
    assertThat(fence("reserve")).containsExactly("BARRED");
    assertThat(probe.events(saga)).hasSize(1);
  }

  @Test
  void aCompensatedStepIsNotDoneAgain() {
    tell("shop.placed.v1", UuidV7.next());
    probe.await("lab.reserved.v1", saga);
    tell("shop.cancelled.v1", UuidV7.next());
    probe.await("lab.released.v1", saga);

    tell("shop.placed.v1", UuidV7.next());
    awaitDeliveries(3);

    assertThat(effects()).containsExactly("reserve", "release");
    assertThat(fence("reserve")).containsExactly("COMPENSATED");
  }

  @Test
  void aCompensationRunsEachTimeItIsAskedFor() {
    tell("shop.placed.v1", UuidV7.next());
    probe.await("lab.reserved.v1", saga);

    tell("shop.cancelled.v1", UuidV7.next());
    tell("shop.cancelled.v1", UuidV7.next());
    probe.await("two releases", it -> probe.events(saga).size() == 3);

    assertThat(effects()).containsExactly("reserve", "release", "release");
  }

  @Test
  void anIgnoredStepLeavesTheFenceOpen() {
    script("reserve", context -> Reaction.ignored("too early"));
    UUID early = UuidV7.next();
    tell("shop.placed.v1", early);
    awaitInbox(early);
    assertThat(fence("reserve")).isEmpty();
    script("reserve", context -> Reaction.done(new LabEvents.Reserved(context.eventId())));

    tell("shop.placed.v1", UuidV7.next());
    probe.await("lab.reserved.v1", saga);

    assertThat(fence("reserve")).containsExactly("DONE");
  }

  @Test
  void aLateDuplicateOfAStepIsStoppedByTheFenceWhenTheInboxHasForgottenIt() {
    UUID event = UuidV7.next();
    tell("shop.placed.v1", event);
    probe.await("lab.reserved.v1", saga);

    purgeInbox();
    tell("shop.placed.v1", event);
    awaitDeliveries(2);

    assertThat(effects()).containsExactly("reserve");
  }

  @Test
  void retriesWithGrowingAttemptsAndParksWhenTheyAreExhausted() {
    UUID event = UuidV7.next();
    List<Integer> attempts = new CopyOnWriteArrayList<>();
    script(
        "note",
        context -> {
          attempts.add(context.attempt());
          throw new IllegalStateException("broken");
        });

    tell("shop.told.v1", event);
    Delivery parked = dead.await(event);

    assertThat(attempts).containsExactly(1, 2, 3);
    assertThat(Watch.header(parked, "saga-park-reason")).isEqualTo("RETRIES_EXHAUSTED");
    assertThat(Watch.header(parked, "saga-park-detail"))
        .contains("IllegalStateException", "broken");
    assertThat(Watch.header(parked, "saga-attempts")).isEqualTo("3");
    assertThat(parked.getProperties().getHeaders().keySet())
        .noneMatch(name -> name.startsWith("x-"))
        .contains("cloudEvents:id");
    assertThat(parked.getProperties().getType()).isEqualTo("shop.told.v1");
    assertThat(parked.getProperties().getCorrelationId()).isEqualTo(saga.toString());
    assertThat(effects()).isEmpty();
  }

  @Test
  void aRetriedEventTakesEffectUnderItsOwnId() {
    UUID event = UuidV7.next();
    script(
        "note",
        context -> {
          if (context.attempt() == 1) {
            throw new IllegalStateException("broken once");
          }
          return Reaction.done(new Noted(context.eventId()));
        });

    tell("shop.told.v1", event);

    assertThat(probe.await("lab.noted.v1", saga).causationId()).isEqualTo(event);
    tell("shop.told.v1", event);
    awaitDeliveries(3);
    assertThat(effects()).containsExactly("note");
  }

  @Test
  void anUnknownAnswerDoesNotCountAgainstTheLimit() {
    script(
        "note",
        context -> {
          if (context.attempt() <= 5) {
            throw new RetryLaterException("no answer yet", null);
          }
          if (context.attempt() <= 7) {
            throw new IllegalStateException("a failure that counts");
          }
          return Reaction.done(new Noted(context.eventId()));
        });

    tell("shop.told.v1", UuidV7.next());

    probe.await("lab.noted.v1", saga);
  }

  @Test
  void aDatabaseThatIsAwayDoesNotCountAgainstTheLimit() {
    script(
        "note",
        context -> {
          if (context.attempt() <= 5) {
            throw new DataAccessResourceFailureException("the database is away");
          }
          return Reaction.done(new Noted(context.eventId()));
        });

    tell("shop.told.v1", UuidV7.next());

    probe.await("lab.noted.v1", saga);
  }

  @Test
  void parksAtOnceWhatAHandlerRejects() {
    UUID event = UuidV7.next();
    AtomicInteger attempts = new AtomicInteger();
    script(
        "note",
        context -> {
          attempts.incrementAndGet();
          throw new ParkException("never");
        });

    tell("shop.told.v1", event);

    assertThat(Watch.header(dead.await(event), "saga-park-reason"))
        .isEqualTo("REJECTED_BY_HANDLER");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void parksWhatCannotBeReadAndServesTheMessagesBehindIt() {
    UUID noJson = UuidV7.next();
    UUID noField = UuidV7.next();
    UUID unknownType = UuidV7.next();
    UUID unknownVersion = UuidV7.next();
    UUID tooLarge = UuidV7.next();
    UUID noSaga = UuidV7.next();

    publish(properties(noJson), "{\"text\": ");
    publish(properties(noField), "{\"other\": 1}");
    publish(properties(tooLarge), "{\"text\": \"" + "x".repeat(110_000) + "\"}");
    publish(properties(noSaga).builder().correlationId(null).build(), "{\"text\": \"hello\"}");
    publish(properties(unknownType).builder().type("shop.painted.v1").build(), "{}");
    publish(properties(unknownVersion).builder().type("shop.told.v2").build(), "{}");
    tell("shop.told.v1", UuidV7.next());

    probe.await("lab.noted.v1", saga);
    assertParked(noJson, "MALFORMED_JSON", "");
    assertParked(noField, "MALFORMED_JSON", "'text'");
    assertParked(unknownType, "UNKNOWN_TYPE", "shop.painted.v1");
    assertParked(unknownVersion, "UNKNOWN_VERSION", "shop.told.v2");
    assertParked(tooLarge, "TOO_LARGE", "102400");
    assertParked(noSaga, "MISSING_HEADER", "correlation_id");
  }

  @Test
  void parksAMessageWithoutAnId() {
    try (Watch watch = Watch.on(SERVERS.broker(), "lab.local", "dead")) {
      publish(properties(UuidV7.next()).builder().messageId(null).build(), "{}");

      Awaitility.await().until(() -> !watch.ids().isEmpty());
      assertThat(watch.ids()).containsOnlyNulls();
    }
  }

  @Test
  void aHandlerThatEmitsWhatItDoesNotDeclareFailsAndLeavesNothing() {
    UUID event = UuidV7.next();
    script("note", context -> Reaction.done(new Undeclared("surprise")));

    tell("shop.told.v1", event);

    assertParked(event, "RETRIES_EXHAUSTED", "add it to its @Emits");
    assertThat(effects()).isEmpty();
    assertThat(probe.events(saga)).isEmpty();
  }

  @Test
  void callsOutsideOfAnyTransactionAndRecordsTheAnswerWithTheInboxRow() {
    UUID event = UuidV7.next();
    List<Boolean> inTransaction = new CopyOnWriteArrayList<>();
    List<Boolean> inboxRow = new CopyOnWriteArrayList<>();
    Script.onCall(
        scripts,
        saga,
        context -> {
          inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
          inboxRow.add(hasInboxRow(event));
          return "approved";
        });

    tell("shop.charged.v1", event);

    assertThat(probe.await("lab.charged.v1", saga).body().get("answer").asText())
        .isEqualTo("approved");
    assertThat(inTransaction).containsExactly(false);
    assertThat(inboxRow).containsExactly(false);
    assertThat(hasInboxRow(event)).isTrue();
    assertThat(effects()).containsExactly("intent", "answer");
    assertThat(fence("charge")).containsExactly("DONE");
  }

  @Test
  void repeatsTheCallWhenItsAnswerWasNotRecorded() {
    AtomicInteger calls = new AtomicInteger();
    Script.onCall(scripts, saga, context -> "answer " + calls.incrementAndGet());
    script(
        "answer",
        context -> {
          if (context.attempt() == 1) {
            throw new IllegalStateException("crash between call and record");
          }
          return Reaction.done(new LabEvents.Charged("recorded"));
        });

    tell("shop.charged.v1", UuidV7.next());

    probe.await("lab.charged.v1", saga);
    assertThat(calls).hasValue(2);
    assertThat(effects()).containsExactly("intent", "intent", "answer");
  }

  @Test
  void aLateDuplicateOfAnAnsweredCallIsStoppedByTheFence() {
    UUID event = UuidV7.next();
    AtomicInteger calls = new AtomicInteger();
    Script.onCall(scripts, saga, context -> "answer " + calls.incrementAndGet());
    tell("shop.charged.v1", event);
    probe.await("lab.charged.v1", saga);

    purgeInbox();
    tell("shop.charged.v1", event);
    awaitDeliveries(2);

    assertThat(calls).hasValue(1);
    assertThat(probe.events(saga)).hasSize(1);
  }

  @Test
  void aCallThatWasRefusedBarsItsStep() {
    script("answer", context -> Reaction.refused(new LabEvents.Charged("declined")));

    tell("shop.charged.v1", UuidV7.next());
    probe.await("lab.charged.v1", saga);

    assertThat(fence("charge")).containsExactly("BARRED");
  }

  @Test
  void recordsTheAnswerOfACallThatWasCancelledMeanwhile() {
    CountDownLatch answer = new CountDownLatch(1);
    CountDownLatch called = new CountDownLatch(1);
    Script.onCall(
        scripts,
        saga,
        context -> {
          called.countDown();
          await(answer);
          return "too late";
        });
    tell("shop.charged.v1", UuidV7.next());
    await(called);

    tell("shop.cancelled.v1", UuidV7.next());
    probe.await("lab.released.v1", saga);
    answer.countDown();
    probe.await("lab.charged.v1", saga);
    tell("shop.charged.v1", UuidV7.next());
    awaitDeliveries(3);

    assertThat(effects()).containsExactly("intent", "release", "answer");
    assertThat(fence("charge")).isNotEmpty().doesNotContain("DONE");
  }

  private void tell(String type, UUID event) {
    SHOP.publish(type, event, saga, BODY);
  }

  private static void publish(BasicProperties properties, String body) {
    SHOP.publish("shop", "shop.told.v1", properties, body.getBytes(StandardCharsets.UTF_8));
  }

  private BasicProperties properties(UUID event) {
    return SHOP.properties("shop.told.v1", event, saga);
  }

  private void script(String handler, Function<EventContext, Reaction> reaction) {
    Script.on(scripts, handler, saga, reaction);
  }

  private List<String> effects() {
    return one.jdbc()
        .queryForList(
            "select handler from effects where saga_id = ? order by ctid", String.class, saga);
  }

  private boolean inboxHas(UUID event) {
    return !one.jdbc()
        .queryForList("select event_id from saga.inbox where event_id = ?", UUID.class, event)
        .isEmpty();
  }

  private List<String> fence(String step) {
    return one.jdbc()
        .queryForList(
            "select state from saga.fence where saga_id = ? and step = ?",
            String.class,
            saga,
            step);
  }

  private static boolean hasInboxRow(UUID event) {
    return !Lab.jdbc(SERVERS)
        .queryForList("select 1 from saga.inbox where event_id = ?", event)
        .isEmpty();
  }

  private static void awaitInbox(UUID event) {
    Awaitility.await().until(() -> hasInboxRow(event));
  }

  private static void purgeInbox() {
    CLOCK.advance(Duration.ofDays(31));
    one.bean("inboxPurge", Purge.class).purge();
  }

  private static void assertParked(UUID event, String reason, String detail) {
    Delivery parked = dead.await(event);
    assertThat(Watch.header(parked, "saga-park-reason")).isEqualTo(reason);
    assertThat(Watch.header(parked, "saga-park-detail")).contains(detail);
  }

  /** Waits until this many deliveries of the test's saga have been dealt with, retries included. */
  private void awaitDeliveries(int count) {
    Awaitility.await(count + " deliveries").until(() -> deliveries() >= count);
  }

  private long deliveries() {
    return one.bean(Dealt.class).of(saga) + other.bean(Dealt.class).of(saga);
  }

  private static void awaitWaitingForTheInboxRow() {
    Awaitility.await("another delivery to wait for the first one's inbox row")
        .until(
            () ->
                !Lab.jdbc(SERVERS)
                    .queryForList(
                        """
                        select 1 from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%saga.inbox%'
                        """)
                    .isEmpty());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
