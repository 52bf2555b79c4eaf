package dev.sagas.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.jdbc.JdbcDeliveryLedger;
import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.ledger.DeliveryLedger.Observation;
import dev.sagas.ledger.Gap;
import dev.sagas.ledger.Gap.Slice;
import dev.sagas.ledger.Gap.Stage;
import dev.sagas.test.SagaDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class DeliveryLedgerIT {

  private static final String DATABASE = "delivery-ledger";
  private static final String PART = "order.placed.v1";
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private static DeliveryLedger ledger;
  private static JdbcTemplate jdbc;

  @BeforeAll
  static void migrate() {
    DataSource source = SagaDatabase.create(DATABASE);
    jdbc = new JdbcTemplate(source);
    ledger =
        new JdbcDeliveryLedger(JdbcClient.create(source), new DataSourceTransactionManager(source));
  }

  @BeforeEach
  void forget() {
    jdbc.execute(
        "truncate saga.topology_part, saga.topology_gap, saga.inbox, saga.dead_letter cascade");
  }

  @Test
  void knowsFromWhenToWhenAPartWasMissing() {
    right(0);
    right(15);
    wrong(30);
    wrong(33);
    assertThat(ledger.unfilled()).extracting(it -> it.slice().stage()).containsExactly(Stage.OPEN);

    right(36);

    Gap gap = ledger.unfilled().get(0);
    assertThat(gap.slice().stage()).isEqualTo(Stage.OUTAGE);
    assertThat(gap.part()).isEqualTo(PART);
    assertThat(gap.rightAt()).isEqualTo(NOW.plusSeconds(15));
    assertThat(gap.closedAt()).isEqualTo(NOW.plusSeconds(36));
  }

  @Test
  void missesNothingOfAPartThatWasNeverRight() {
    wrong(0);
    right(15);

    assertThat(ledger.unfilled()).isEmpty();
  }

  @Test
  void doesNotCloseAGapByALookThatBeganBeforeIt() {
    right(0);
    wrong(15);

    right(14);

    assertThat(ledger.unfilled()).extracting(it -> it.slice().stage()).containsExactly(Stage.OPEN);
  }

  @Test
  void givesAGapToOneInstanceUntilItsLeaseIsOver() {
    Gap gap = closed();

    assertThat(claim("one", 20)).hasSize(1);
    assertThat(claim("other", 30)).isEmpty();
    assertThat(claim("one", 30)).hasSize(1);

    assertThat(claim("other", 95)).hasSize(1);
    assertThat(ledger.save(List.of(gap.read(5, 1)), "one", NOW.plusSeconds(200))).isFalse();
    assertThat(ledger.save(List.of(gap.read(7, 2)), "other", NOW.plusSeconds(200))).isTrue();
    assertThat(ledger.unfilled().get(0).slice().next()).isEqualTo(7);
  }

  @Test
  void keepsTheWholeOfAGap() {
    Gap gap = closed();
    claim("one", 20);
    Slice slice = new Slice(Stage.LOOK_BACK, NOW.minusSeconds(60), 5L, 9L, 3, NOW.plusSeconds(1));
    Gap changed = gap.with(slice).readTo(12).read(6, 2);

    ledger.save(List.of(changed), "one", NOW.plusSeconds(80));

    assertThat(ledger.unfilled()).containsExactly(changed);
  }

  @Test
  void leavesWhatIsDueLater() {
    Gap gap = closed();
    claim("one", 20);
    ledger.save(
        List.of(gap.with(new Slice(Stage.TAIL, NOW, 5L, null, 0, NOW.plusSeconds(100)))),
        "one",
        NOW.plusSeconds(80));

    assertThat(claim("one", 99)).isEmpty();
    assertThat(claim("one", 100)).hasSize(1);
  }

  @Test
  void tellsWhatNeitherTookEffectNorIsParked() {
    UUID lost = UUID.randomUUID();
    UUID handled = UUID.randomUUID();
    UUID elsewhere = UUID.randomUUID();
    UUID parked = letter("PARKED");
    UUID discarded = letter("DISCARDED");
    UUID redriven = letter("REDRIVEN");
    jdbc.update("insert into saga.inbox values ('shop.inbox', ?, now())", handled);
    jdbc.update("insert into saga.inbox values ('other.inbox', ?, now())", elsewhere);

    assertThat(
            ledger.unhandled(
                "shop.inbox", List.of(lost, handled, elsewhere, parked, discarded, redriven)))
        .containsExactlyInAnyOrder(lost, elsewhere, redriven);
  }

  private static UUID letter(String state) {
    UUID event = UUID.randomUUID();
    jdbc.update(
        """
        insert into saga.dead_letter (fingerprint, parked_at, queue, message_id, reason, attempts, headers,
                                      properties, body, state, settled_at)
        values (decode(md5(random()::text), 'hex'), now(), 'shop.dead', ?, 'UNKNOWN', 1, '{}', '{}', '', ?,
                case when ? = 'PARKED' then null else now() end)
        """,
        event.toString(),
        state,
        state);
    return event;
  }

  private static Gap closed() {
    right(0);
    wrong(5);
    right(10);
    return ledger.unfilled().get(0);
  }

  private static List<Gap> claim(String worker, int second) {
    return ledger.claim(worker, NOW.plusSeconds(second), NOW.plusSeconds(second + 60));
  }

  private static void right(int second) {
    ledger.observed(new Observation(NOW.plusSeconds(second), Set.of(PART), Set.of()));
  }

  private static void wrong(int second) {
    ledger.observed(new Observation(NOW.plusSeconds(second), Set.of(), Set.of(PART)));
  }
}
