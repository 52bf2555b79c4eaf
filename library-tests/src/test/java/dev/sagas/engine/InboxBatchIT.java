package dev.sagas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.sagas.engine.LabEvents.Counted;
import dev.sagas.engine.LabEvents.Noted;
import dev.sagas.event.NewEvent;
import dev.sagas.event.UuidV7;
import dev.sagas.inbox.Reaction;
import dev.sagas.outbox.Outbox;
import dev.sagas.retry.ParkException;
import dev.sagas.test.Account;
import dev.sagas.test.EventProbe;
import dev.sagas.test.EventPublisher;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.RecordedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deliveries that come while a worker is busy. */
class InboxBatchIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();
  private static final EventPublisher SHOP = SERVERS.publisher().as(Account.OPERATOR);
  private static final String TOLD = "shop.told.v1";
  private static final Map<String, String> BODY = Map.of("text", "hello");

  private static LabInstance lab;

  private final UUID first = UuidV7.next();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final List<UUID> others = Stream.generate(UuidV7::next).limit(9).toList();

  @BeforeAll
  static void start() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    Lab.prepare(SERVERS);
    lab = LabInstance.start(SERVERS, Clock.systemUTC(), "saga.inbox.workers=1");
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @BeforeEach
  void keepTheWorkerBusy() throws InterruptedException {
    Script.on(
        List.of(lab.script()),
        "note",
        first,
        context -> {
          entered.countDown();
          await(go);
          return Reaction.done();
        });
    tell(first);
    entered.await();
    others.forEach(InboxBatchIT::tell);
    awaitDelivered();
  }

  @Test
  void shareATransaction() {
    go.countDown();

    awaitEffects(others);
    assertThat(transactions()).isLessThan(others.size());
  }

  @Test
  void areDoneOneByOneWhenOneOfThemFails() {
    UUID poison = others.get(4);
    Script.on(
        List.of(lab.script()),
        "note",
        poison,
        context -> {
          throw new ParkException("never");
        });
    try (Watch dead = Watch.on(SERVERS.broker(), "lab.local", "dead")) {
      go.countDown();

      Delivery parked = dead.await(poison);
      assertThat(Watch.header(parked, "saga-park-reason")).isEqualTo("REJECTED_BY_HANDLER");
    }
    awaitEffects(others.stream().filter(it -> !it.equals(poison)).toList());
    assertThat(effects(poison)).isZero();
  }

  @Test
  void areDoneOneByOneWhenOneOfThemMeetsALockThatLasts() {
    UUID locked = others.get(4);
    JdbcTemplate jdbc = lab.jdbc();

    lab.inTransaction(
        () -> {
          jdbc.update(
              "insert into saga.inbox (queue, event_id, received_at) values ('lab.inbox', ?, now())",
              locked);
          go.countDown();
          awaitEffects(others.subList(0, 4));
          jdbc.update("delete from saga.inbox where event_id = ?", locked);
        });

    awaitEffects(others);
  }

  @Test
  void withdrawWhatAnEarlierOneOfThemScheduled() {
    UUID scheduling = others.get(0);
    UUID withdrawing = others.get(1);
    Script.on(
        List.of(lab.script()),
        "note",
        scheduling,
        context ->
            Reaction.done(
                NewEvent.of(new Noted(scheduling)).at(Instant.now().plus(Duration.ofHours(1)))));
    Script.on(
        List.of(lab.script()),
        "note",
        withdrawing,
        context -> {
          lab.bean(Outbox.class).withdraw(scheduling, Noted.class);
          return Reaction.done();
        });

    go.countDown();

    awaitEffects(others);
    assertThat(count("select count(*) from saga.outbox where saga_id = ?", scheduling)).isZero();
  }

  @Test
  void doNotPublishWithATransactionThatOneOfThemBeginsByItself() {
    UUID emitting = others.get(0);
    UUID refusing = others.get(1);
    emits(emitting);
    Script.on(
        List.of(lab.script()),
        "note",
        refusing,
        context -> {
          lab.inNewTransaction(
              () ->
                  lab.bean(Outbox.class)
                      .append(List.of(NewEvent.of(new Counted("own", 1)).inSaga(refusing))));
          throw new ParkException("after its own transaction");
        });
    try (EventProbe probe = SERVERS.probe("lab.events");
        Watch dead = Watch.on(SERVERS.broker(), "lab.local", "dead")) {
      go.countDown();

      dead.await(refusing);
      awaitEffects(others.stream().filter(it -> !it.equals(refusing)).toList());
      // Of the same key as those before it, so after them.
      lab.append(NewEvent.of(new Counted("last", 1)).inSaga(emitting));
      probe.await("lab.counted.v1", emitting);

      assertThat(probe.events("lab.noted.v1"))
          .extracting(RecordedEvent::causationId)
          .containsOnlyOnce(emitting);
    }
  }

  @Test
  void enterTheStepsThatAreOpen() {
    UUID barred = others.get(4);
    lab.jdbc()
        .update(
            "insert into saga.fence (saga_id, step, state) values (?, 'reserve', 'BARRED')",
            barred);
    others.forEach(it -> SHOP.publish("shop.placed.v1", UuidV7.next(), it, BODY));
    awaitDelivered();

    go.countDown();

    Awaitility.await("steps").until(() -> done("reserve") == others.size() - 1);
    awaitEffects(others);
    assertThat(
            count("select count(*) from effects where handler = 'reserve' and saga_id = ?", barred))
        .isZero();
  }

  private long done(String step) {
    return count(
        "select count(*) from saga.fence where step = '%s' and state = 'DONE' and saga_id = any (?)"
            .formatted(step),
        others.toArray(UUID[]::new));
  }

  private static void awaitDelivered() {
    Awaitility.await("all deliveries").until(() -> ready() == 0);
  }

  private static void emits(UUID event) {
    Script.on(
        List.of(lab.script()),
        "note",
        event,
        context -> Reaction.done(NewEvent.of(new Noted(event))));
  }

  /** Each event is of a saga of its own, and both have one id. */
  private static void tell(UUID event) {
    SHOP.publish(TOLD, event, event, BODY);
  }

  private static void awaitEffects(List<UUID> events) {
    Awaitility.await("effects")
        .untilAsserted(
            () -> assertThat(events).allSatisfy(it -> assertThat(effects(it)).isEqualTo(1)));
  }

  private static long effects(UUID event) {
    return count("select count(*) from effects where event_id = ?", event);
  }

  private long transactions() {
    return count(
        "select count(distinct xmin::text) from effects where event_id = any (?)",
        others.toArray(UUID[]::new));
  }

  private static long count(String sql, Object argument) {
    Long count = Lab.jdbc(SERVERS).queryForObject(sql, Long.class, new Object[] {argument});
    return count == null ? 0 : count;
  }

  private static int ready() throws Exception {
    try (Connection connection = SERVERS.broker().connect(SERVERS.broker().operator());
        Channel channel = connection.createChannel()) {
      return channel.queueDeclarePassive("lab.inbox").getMessageCount();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
