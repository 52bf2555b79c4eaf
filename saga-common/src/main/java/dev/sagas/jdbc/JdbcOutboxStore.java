package dev.sagas.jdbc;

import dev.sagas.event.EventType;
import dev.sagas.outbox.OutboxRow;
import dev.sagas.outbox.OutboxStore;
import dev.sagas.outbox.PendingEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox as table {@code saga.outbox}. Each statement names the index that it uses. */
public final class JdbcOutboxStore implements OutboxStore {

  /**
   * For the transaction of a relay. The planner's statistics of a table that fills and empties are
   * never right: scans are ruled out, and one plan is made for all times. That a deletion is
   * durable is worth no wait: see {@link OutboxStore#takeEarliest}.
   */
  private static final String BEGIN =
      """
      select set_config('idle_in_transaction_session_timeout', ?, true),
             set_config('enable_seqscan', 'off', true),
             set_config('plan_cache_mode', 'force_generic_plan', true),
             set_config('synchronous_commit', 'off', true);
      """;

  /**
   * Finds the first rows of each key by {@code outbox_key_order}, one more than is asked for, and
   * locks the earliest: who has that one has the key. All are found by their place in the table,
   * which a row that is never updated keeps.
   */
  private static final String TAKE_EARLIEST =
      BEGIN
          + """
          with run as materialized (
            select k.ordering_key, r.*
            from unnest(?) as k (ordering_key)
            cross join lateral (
              select few.id, few.place,
                     row_number() over in_order as number, bool_and(few.ready) over in_order as ready
              from (
                select h.id, h.ctid as place, h.retry_at is null or h.retry_at <= ? as ready
                from saga.outbox h
                where h.ordering_key = k.ordering_key and h.id > ? and h.publish_at is null
                order by h.id limit ?) few
              window in_order as (order by few.id rows unbounded preceding)) r
            where r.ready
          ), locked as materialized (
            select o.ctid as place from saga.outbox o
            where o.ctid = any (array(select place from run where number = 1))
            for update skip locked
          ), taken as (
            delete from saga.outbox where ctid = any (array(
              select run.place from run where run.number <= ? and run.ordering_key in (
                select head.ordering_key from run head join locked using (place))))
            returning %s
          )
          select run.ordering_key as run_key, run.number, taken.*
          from run left join taken on taken.id = run.id
          order by run.id
          """
              .formatted(OutboxColumns.READ);

  /** By {@code outbox_due}. */
  private static final String TAKE_DUE =
      BEGIN
          + """
          with locked as materialized (
            select o.ctid as place from saga.outbox o
            where o.publish_at <= ? and (o.retry_at is null or o.retry_at <= ?)
            order by o.publish_at
            limit ?
            for update skip locked
          ), taken as (
            delete from saga.outbox where ctid = any (array(select place from locked)) returning %s
          )
          select * from taken order by publish_at, id
          """
              .formatted(OutboxColumns.READ);

  private static final String PUT_BACK =
      """
      insert into saga.outbox (event_id, event_type, saga_id, ordering_key, causation_id, occurred_at,
                               traceparent, replayed, body, publish_at, id, attempts, last_error, retry_at)
      overriding system value
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final Duration SETTLE_EVERY = Duration.ofSeconds(5);

  private final JdbcTemplate jdbc;
  private final OutboxColumns columns;
  private final SettledPosition settled;

  /**
   * A store on {@code jdbc}'s data source.
   *
   * @param source the publishing service as it is written into envelopes: {@code /order}
   */
  public JdbcOutboxStore(JdbcTemplate jdbc, String source) {
    this(jdbc, source, SETTLE_EVERY);
  }

  /** The same, looking that often what is settled. */
  public JdbcOutboxStore(JdbcTemplate jdbc, String source, Duration settleEvery) {
    this.jdbc = jdbc;
    this.columns = new OutboxColumns(source);
    this.settled = new SettledPosition(jdbc, settleEvery);
  }

  /** In one batch; ids are drawn in its order. */
  @Override
  public void append(List<PendingEvent> events) {
    jdbc.batchUpdate(
        """
        insert into saga.outbox (event_id, event_type, saga_id, ordering_key, causation_id, occurred_at,
                                 traceparent, replayed, body, publish_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        events,
        events.size(),
        (statement, pending) -> {
          OutboxColumns.setEvent(statement, 1, pending.event());
          OutboxColumns.setMoment(statement, 10, pending.publishAt());
        });
  }

  /** By {@code outbox_scheduled}. */
  @Override
  public void withdraw(UUID sagaId, EventType type) {
    jdbc.update(
        """
        delete from saga.outbox where ctid = any (array(
          select ctid from saga.outbox
          where saga_id = ? and event_type = ? and publish_at is not null
          for update skip locked))
        """,
        sagaId,
        type.toString());
  }

  @Override
  public Taken takeEarliest(Collection<String> keys, int depth, Instant now, Duration lease) {
    List<OutboxRow> rows = new ArrayList<>(keys.size());
    Set<String> further = new HashSet<>();
    List<String> busy = new ArrayList<>();
    RoundTrip.second(
        jdbc,
        TAKE_EARLIEST,
        statement -> {
          setLease(statement, lease);
          statement.setArray(2, textArray(statement.getConnection(), keys));
          OutboxColumns.setMoment(statement, 3, now);
          statement.setLong(4, settled.known());
          statement.setInt(5, depth + 1);
          statement.setInt(6, depth);
        },
        row -> {
          String key = row.getString(1);
          int number = row.getInt(2);
          if (row.getLong(3) != 0) {
            rows.add(columns.read(row, 3));
          } else if (number > depth) {
            further.add(key);
          } else if (number == 1) {
            busy.add(key);
          }
        });
    busy.forEach(further::remove);
    return new Taken(rows, further, busy);
  }

  @Override
  public List<OutboxRow> takeDue(Instant now, int limit, Duration lease) {
    List<OutboxRow> rows = new ArrayList<>();
    RoundTrip.second(
        jdbc,
        TAKE_DUE,
        statement -> {
          setLease(statement, lease);
          OutboxColumns.setMoment(statement, 2, now);
          OutboxColumns.setMoment(statement, 3, now);
          statement.setInt(4, limit);
        },
        row -> rows.add(columns.read(row, 1)));
    return rows;
  }

  private static void setLease(PreparedStatement statement, Duration lease) throws SQLException {
    statement.setString(1, String.valueOf(lease.toMillis()));
  }

  @Override
  public void putBack(List<OutboxRow> rows) {
    jdbc.batchUpdate(
        PUT_BACK,
        rows,
        rows.size(),
        (statement, row) -> OutboxColumns.setRow(statement, row, row.attempts(), null, null));
  }

  @Override
  public void putBack(OutboxRow row, String reason, Instant retryAt) {
    jdbc.update(
        PUT_BACK,
        statement -> OutboxColumns.setRow(statement, row, row.attempts() + 1, reason, retryAt));
  }

  @Override
  public long settled() {
    return settled.now();
  }

  /**
   * By {@code outbox_pk}; the caller's position keeps it from walking over rows deleted long ago.
   * Scheduled rows are left out only of what was found: a condition on them makes the planner,
   * which knows nothing of a table that has just filled, read all of it by another index.
   */
  @Override
  public Page rowsAfter(long position, int limit, Instant now) {
    record Seen(long id, String key, boolean ready) {}
    List<Seen> rows =
        jdbc.query(
            """
            select id, ordering_key, publish_at is null and (retry_at is null or retry_at <= ?) as ready
            from saga.outbox
            where id > ?
            order by id
            limit ?
            """,
            (row, number) -> new Seen(row.getLong(1), row.getString(2), row.getBoolean(3)),
            Timestamp.from(now),
            position,
            limit);
    List<String> keys = rows.stream().filter(Seen::ready).map(Seen::key).distinct().toList();
    return new Page(keys, rows.isEmpty() ? position : rows.get(rows.size() - 1).id(), rows.size());
  }

  @Override
  public Backlog backlog(Instant now) {
    Timestamp moment = Timestamp.from(now);
    return jdbc.query(
            """
            select count(*) filter (where publish_at is null or publish_at <= ?),
                   count(*) filter (where retry_at is not null),
                   count(*) filter (where publish_at > ?),
                   min(coalesce(publish_at, occurred_at)) filter (where publish_at is null or publish_at <= ?)
            from saga.outbox
            """,
            (row, number) ->
                new Backlog(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    Optional.ofNullable(row.getTimestamp(4)).map(Timestamp::toInstant)),
            moment,
            moment,
            moment)
        .get(0);
  }

  private static Array textArray(Connection connection, Collection<String> values)
      throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }
}
