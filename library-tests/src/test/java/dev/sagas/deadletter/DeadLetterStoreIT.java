package dev.sagas.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.deadletter.AuditEntry.Action;
import dev.sagas.jdbc.JdbcDeadLetterStore;
import dev.sagas.test.SagaDatabase;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class DeadLetterStoreIT {

  private static final String DATABASE = "dead-letter-store";
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private static DeadLetterStore store;

  private final String saga = UUID.randomUUID().toString();
  private final AuditEntry begun = new AuditEntry("ada", Action.REDRIVE, NOW, null, false, "begun");
  private final AuditEntry audit =
      new AuditEntry("ada", Action.REDRIVE, NOW, null, false, "the queue has it");

  @BeforeAll
  static void migrate() {
    DataSource source = SagaDatabase.create(DATABASE);
    store =
        new JdbcDeadLetterStore(
            JdbcClient.create(source), new DataSourceTransactionManager(source));
  }

  @Test
  void keepsEverythingThatWasSaid() {
    store.park(message("order.placed.v1", "MALFORMED_JSON", NOW));

    DeadLetterDetails details = store.find(only().id()).orElseThrow();

    assertThat(details.letter())
        .isEqualTo(
            new DeadLetter(
                details.letter().id(),
                "shop.dead",
                "m1",
                "order.placed.v1",
                saga,
                NOW.minusSeconds(60),
                "MALFORMED_JSON",
                "odd",
                3,
                NOW,
                DeadLetterState.PARKED));
    assertThat(details.content().headers()).isEqualTo("{\"a\": 1}");
    assertThat(details.content().properties()).isEqualTo("{}");
    assertThat(details.content().body()).isEqualTo(new byte[] {0, 1});
    assertThat(details.audit()).isEmpty();
  }

  @Test
  void storesAMessageOfTheSameFingerprintOnce() {
    ParkedMessage message = message("order.placed.v1", "MALFORMED_JSON", NOW);

    assertThat(store.park(message)).isTrue();
    assertThat(store.park(message)).isFalse();

    assertThat(letters(filter())).hasSize(1);
  }

  @Test
  void keepsAMessageThatSaidNothing() {
    ParkedMessage message =
        new ParkedMessage(
            fingerprint(),
            "shop.dead",
            null,
            null,
            saga,
            null,
            "UNKNOWN",
            null,
            1,
            NOW,
            new MessageContent("{}", "{}", new byte[0]));

    store.park(message);

    assertThat(only().type()).isNull();
    assertThat(only().occurredAt()).isNull();
    assertThat(store.countByType()).containsKey("");
  }

  @Test
  void filtersByEachPartAndPages() {
    store.park(message("order.placed.v1", "MALFORMED_JSON", NOW));
    store.park(message("order.placed.v1", "RETRIES_EXHAUSTED", NOW.plusSeconds(10)));
    store.park(message("order.cancelled.v1", "RETRIES_EXHAUSTED", NOW.plusSeconds(20)));

    List<DeadLetter> all = letters(filter());

    assertThat(all).extracting(DeadLetter::id).isSorted().hasSize(3);
    assertThat(letters(filter().ofType("order.placed.v1"))).hasSize(2);
    assertThat(letters(filter().becauseOf("RETRIES_EXHAUSTED"))).hasSize(2);
    assertThat(letters(filter().ofSaga("no one's"))).isEmpty();
    assertThat(letters(filter().parkedBetween(NOW.plusSeconds(10), NOW.plusSeconds(20))))
        .containsExactly(all.get(1));
    assertThat(letters(filter().page(all.get(0).id(), 1))).containsExactly(all.get(1));
  }

  @Test
  void listsARedriveThatWasInterruptedAndNothingThatIsSettled() {
    long id = parked();
    assertThat(store.beginRedrive(id, begun)).isTrue();
    assertThat(only().state()).isEqualTo(DeadLetterState.REDRIVING);
    assertThat(store.beginRedrive(id, begun)).isTrue();

    assertThat(store.redriven(id, audit, NOW)).isTrue();

    assertThat(letters(filter())).isEmpty();
    assertThat(state(id)).isEqualTo(DeadLetterState.REDRIVEN);
    assertThat(store.find(id).orElseThrow().audit()).containsExactly(begun, begun, audit);
    assertThat(store.beginRedrive(id, begun)).isFalse();
  }

  @Test
  void marksARedriveThatAnotherOneOfTheSameMessageFailed() {
    long id = parked();
    store.beginRedrive(id, begun);
    store.notRedriven(id, audit);
    assertThat(state(id)).isEqualTo(DeadLetterState.PARKED);

    assertThat(store.redriven(id, audit, NOW)).isTrue();

    assertThat(store.find(id).orElseThrow().audit()).containsExactly(begun, audit, audit);
  }

  @Test
  void doesNotUndoADiscardByALateRedrive() {
    long id = parked();
    store.beginRedrive(id, begun);
    assertThat(store.discard(id, DeadLetterState.PARKED, audit, NOW)).isFalse();
    assertThat(store.discard(id, DeadLetterState.REDRIVING, audit, NOW)).isTrue();

    assertThat(store.redriven(id, audit, NOW)).isFalse();

    assertThat(state(id)).isEqualTo(DeadLetterState.DISCARDED);
    assertThat(store.find(id).orElseThrow().audit()).containsExactly(begun, audit, audit);
  }

  @Test
  void countsWhatWaits() {
    String type = "order.counted.v1";
    store.park(message(type, "MALFORMED_JSON", NOW));
    store.park(message(type, "MALFORMED_JSON", NOW));

    assertThat(store.countByType()).containsEntry(type, 2L);
    letters(filter())
        .forEach(letter -> store.discard(letter.id(), DeadLetterState.PARKED, audit, NOW));

    assertThat(store.countByType()).doesNotContainKey(type);
  }

  @Test
  void purgesWhatWasSettledLongAgoWithItsAuditAndNothingThatWaits() {
    long old = parked();
    store.discard(old, DeadLetterState.PARKED, audit, NOW.minusSeconds(10));
    long recent = parked();
    store.discard(recent, DeadLetterState.PARKED, audit, NOW);
    store.park(message("order.placed.v1", "RETRIES_EXHAUSTED", NOW.minusSeconds(1_000_000)));

    assertThat(store.purge(NOW.minusSeconds(5), 1)).isEqualTo(1);
    assertThat(store.purge(NOW.minusSeconds(5), 1)).isZero();

    assertThat(store.find(old)).isEmpty();
    assertThat(store.find(recent)).isPresent();
    assertThat(letters(filter())).hasSize(1);
  }

  private long parked() {
    store.park(message("order.placed.v1", "RETRIES_EXHAUSTED", NOW));
    return only().id();
  }

  private DeadLetterState state(long id) {
    return store.find(id).orElseThrow().letter().state();
  }

  private DeadLetter only() {
    assertThat(letters(filter())).hasSize(1);
    return letters(filter()).get(0);
  }

  private DeadLetterFilter filter() {
    return DeadLetterFilter.all().ofSaga(saga);
  }

  private static List<DeadLetter> letters(DeadLetterFilter filter) {
    return store.list(filter);
  }

  private ParkedMessage message(String type, String reason, Instant parkedAt) {
    return new ParkedMessage(
        fingerprint(),
        "shop.dead",
        "m1",
        type,
        saga,
        NOW.minusSeconds(60),
        reason,
        "odd",
        3,
        parkedAt,
        new MessageContent("{\"a\":1}", "{}", new byte[] {0, 1}));
  }

  private static String fingerprint() {
    return HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits());
  }
}
