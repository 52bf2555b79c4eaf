package dev.sagas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.jdbc.JdbcOutboxStore;
import dev.sagas.test.PrivatePostgres;
import dev.sagas.test.PrivateServers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a backlog costs, in counted work rather than in time. */
class RelayBacklogIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();
  private static final int BACKLOG = 30_000;

  private final JdbcTemplate jdbc = Lab.jdbc(SERVERS);

  @BeforeAll
  static void prepare() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    Lab.prepare(SERVERS);
    LabInstance.start(SERVERS, Clock.systemUTC()).close();
  }

  @Test
  void drainsABacklogByIndexAndManyEventsToATransaction() {
    store(BACKLOG);
    Work before = work();

    try (LabInstance lab = LabInstance.start(SERVERS, Clock.systemUTC())) {
      Awaitility.await("an empty outbox")
          .until(
              () ->
                  !lab.jdbc()
                      .queryForList("select 1 from saga.outbox limit 1")
                      .iterator()
                      .hasNext());
    }

    // The sessions report what they did at the latest when they end.
    Awaitility.await("the account of all deletes")
        .until(() -> work().deleted() - before.deleted() >= BACKLOG);
    assertThat(work().rowsScanned() - before.rowsScanned()).isLessThan(BACKLOG);
    assertThat(work().commits() - before.commits()).isLessThan(BACKLOG / 20);
  }

  /** A backlog comes faster than statistics do: the planner knows nothing of it. */
  @Test
  void looksThroughABacklogThatItKnowsNothingOfByItsPlaces() throws SQLException {
    store(2 * BACKLOG);
    SingleConnectionDataSource session =
        new SingleConnectionDataSource(
            SERVERS.postgres().dataSource("lab", PrivatePostgres.SUPERUSER).getConnection(), true);
    try {
      JdbcTemplate alone = new JdbcTemplate(session);
      alone.update("delete from pg_statistic where starelid = 'saga.outbox'::regclass");
      session.getConnection().setAutoCommit(false);
      JdbcOutboxStore store = new JdbcOutboxStore(alone, "/lab", Duration.ZERO);
      store.settled();

      assertThat(store.settled()).isLessThan(store.rowsAfter(0, 1, Instant.now()).last());
      assertThat(store.rowsAfter(0, 198, Instant.now()).rows()).isEqualTo(198);

      Long read =
          alone.queryForObject(
              """
              select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
              where relid = 'saga.outbox'::regclass
              """,
              Long.class);
      assertThat(read).isEqualTo(200);
    } finally {
      session.destroy();
      jdbc.execute("truncate saga.outbox");
    }
  }

  private void store(int events) {
    jdbc.update(
        """
        insert into saga.outbox (event_id, event_type, saga_id, ordering_key, occurred_at, body)
        select gen_random_uuid(), 'lab.counted.v1', gen_random_uuid(), 'backlog ' || n % (? / 10), now(), '{}'
        from generate_series(1, ?) n
        """,
        events, events);
  }

  private Work work() {
    return jdbc.queryForObject(
        """
        select seq_tup_read, n_tup_del, xact_commit
        from pg_stat_user_tables, pg_stat_database
        where schemaname = 'saga' and relname = 'outbox' and datname = current_database()
        """,
        (row, number) -> new Work(row.getLong(1), row.getLong(2), row.getLong(3)));
  }

  /**
   * What the database has done so far.
   *
   * @param rowsScanned rows of the outbox that were read without an index
   */
  private record Work(long rowsScanned, long deleted, long commits) {}
}
