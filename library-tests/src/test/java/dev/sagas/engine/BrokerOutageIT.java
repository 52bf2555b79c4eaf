package dev.sagas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.engine.LabEvents.Counted;
import dev.sagas.event.NewEvent;
import dev.sagas.event.UuidV7;
import dev.sagas.test.Account;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service goes on while the broker is away or blocks, and nobody restarts it afterwards. */
class BrokerOutageIT {

  private static final Map<String, String> BODY = Map.of("text", "hello");

  private static PrivateServers servers;
  private static LabInstance lab;

  @BeforeAll
  static void start() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    servers = PrivateServers.start(Repository.find());
    Lab.prepare(servers);
    lab =
        LabInstance.start(
            servers,
            Clock.systemUTC(),
            "saga.outbox.outage-pause-most=200ms",
            "saga.outbox.confirm-timeout=1s",
            "saga.outbox.sweep-interval=200ms");
  }

  @AfterAll
  static void stop() {
    lab.close();
    servers.close();
  }

  @Test
  void drainsByItselfAfterTheBrokerWasKilled() {
    try (Watch watch = watch()) {
      List<String> before = commit("before", 5);
      Awaitility.await().until(() -> watch.ids().containsAll(before));
    }
    servers.broker().kill();

    List<String> ids = new ArrayList<>(commit("meanwhile", 20));
    servers.broker().start();
    ids.addAll(commit("afterwards", 5));

    try (Watch watch = watch()) {
      Awaitility.await("all events").until(() -> watch.ids().containsAll(ids));
      assertThat(watch.ids()).containsSubsequence(ids);
    }
    awaitEmptyOutbox();
    assertConsumes();
  }

  @Test
  void drainsByItselfAfterTheBrokerHasBlockedPublishers() {
    try (Watch watch = watch()) {
      List<String> ids = new ArrayList<>(commit("before", 1));
      Awaitility.await().until(() -> watch.ids().containsAll(ids));
      servers.broker().blockPublishers();

      List<String> held = commit("blocked", 20);
      assertThat(rows()).isGreaterThanOrEqualTo(19);
      assertThat(watch.ids()).doesNotContain(held.get(19));
      servers.broker().unblockPublishers();

      Awaitility.await("all events").until(() -> watch.ids().containsAll(held));
      assertThat(watch.ids()).containsSubsequence(held);
      awaitEmptyOutbox();
      assertConsumes();
    }
  }

  private static List<String> commit(String key, int count) {
    List<String> ids = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      lab.append(NewEvent.of(new Counted(key, number)).withKey("one key"))
          .forEach(id -> ids.add(id.toString()));
    }
    return ids;
  }

  private static Watch watch() {
    return Watch.durable(servers.broker(), "lab.watch", "lab.events", "lab.counted.v1");
  }

  private static void assertConsumes() {
    UUID saga = UuidV7.next();
    try (Watch noted = Watch.on(servers.broker(), "lab.events", "lab.noted.v1")) {
      servers.publisher().as(Account.OPERATOR).publish("shop.told.v1", UuidV7.next(), saga, BODY);

      Awaitility.await("the reaction").until(() -> noted.ids().size() == 1);
    }
  }

  private static void awaitEmptyOutbox() {
    Awaitility.await("an empty outbox").until(() -> rows() == 0);
  }

  private static long rows() {
    Long rows = lab.jdbc().queryForObject("select count(*) from saga.outbox", Long.class);
    return rows == null ? 0 : rows;
  }
}
