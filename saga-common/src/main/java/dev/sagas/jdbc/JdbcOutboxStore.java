package dev.sagas.jdbc;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import dev.sagas.outbox.OutboxRow;
import dev.sagas.outbox.OutboxStore;
import dev.sagas.outbox.PendingEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox as table {@code saga.outbox}. Each statement names the index that it uses. */
public final class JdbcOutboxStore implements OutboxStore {

  private static final String ROW =
      """
      o.id, o.event_id, o.event_type, o.saga_id, o.ordering_key, o.causation_id, o.occurred_at,
      o.traceparent, o.body, o.attempts""";

  private final JdbcTemplate jdbc;
  private final String source;

  /**
   * A store on {@code jdbc}'s data source.
   *
   * @param source the publishing service as it is written into envelopes: {@code /order}
   */
  public JdbcOutboxStore(JdbcTemplate jdbc, String source) {
    this.jdbc = jdbc;
    this.source = source;
  }

  /** One statement for all events: ids are drawn in the order of the arrays. */
  @Override
  public void append(List<PendingEvent> events) {
    jdbc.update(
        """
        insert into saga.outbox (event_id, event_type, saga_id, ordering_key, causation_id, occurred_at,
                                 traceparent, body, publish_at)
        select event_id, event_type, saga_id, ordering_key, causation_id, occurred_at, traceparent, body,
               publish_at
        from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[], ?::text[],
                    ?::text[], ?::timestamptz[])
          with ordinality as e (event_id, event_type, saga_id, ordering_key, causation_id, occurred_at,
                                traceparent, body, publish_at, place)
        order by place
        """,
        statement -> setColumns(statement, events));
  }

  private static void setColumns(PreparedStatement statement, List<PendingEvent> events)
      throws SQLException {
    Columns columns = new Columns(statement, events);
    columns.set("uuid", it -> it.event().id());
    columns.set("text", it -> it.event().type().toString());
    columns.set("uuid", it -> it.event().sagaId());
    columns.set("text", it -> it.event().key());
    columns.set("uuid", it -> it.event().causationId());
    columns.set("timestamptz", it -> text(it.event().occurredAt()));
    columns.set("text", it -> it.event().traceparent());
    columns.set("text", it -> it.event().body());
    columns.set("timestamptz", it -> text(it.publishAt()));
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC).toString();
  }

  /** The planner's statistics of a table that fills and empties are never right: rule out scans. */
  @Override
  public void lease(Duration lease) {
    jdbc.queryForList(
        """
        select set_config('idle_in_transaction_session_timeout', ?, true),
               set_config('enable_seqscan', 'off', true)
        """,
        String.valueOf(lease.toMillis()));
  }

  /** Finds the heads by {@code outbox_key_order}, then locks them by {@code outbox_pk}. */
  @Override
  public List<OutboxRow> claimHeads(Collection<String> keys, Instant now) {
    return jdbc.query(
        """
        select %s
        from saga.outbox o
        where o.id in (
            select head.id
            from unnest(?) as k (ordering_key)
            cross join lateral (
              select h.id from saga.outbox h
              where h.ordering_key = k.ordering_key and h.publish_at is null
              order by h.id limit 1) head)
          and (o.retry_at is null or o.retry_at <= ?)
        order by o.id
        for update skip locked
        """
            .formatted(ROW),
        statement -> {
          statement.setArray(1, textArray(statement.getConnection(), keys));
          statement.setTimestamp(2, Timestamp.from(now));
        },
        (row, number) -> read(row));
  }

  /** By {@code outbox_due}. */
  @Override
  public List<OutboxRow> claimDue(Instant now, int limit) {
    Timestamp moment = Timestamp.from(now);
    return jdbc.query(
        """
        select %s
        from saga.outbox o
        where o.publish_at <= ? and (o.retry_at is null or o.retry_at <= ?)
        order by o.publish_at
        limit ?
        for update skip locked
        """
            .formatted(ROW),
        (row, number) -> read(row),
        moment,
        moment,
        limit);
  }

  /** By {@code outbox_pk}. */
  @Override
  public void delete(Collection<OutboxRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Object[] positions = rows.stream().map(OutboxRow::position).toArray();
    jdbc.update(
        "delete from saga.outbox where id = any(?)",
        statement ->
            statement.setArray(1, statement.getConnection().createArrayOf("bigint", positions)));
  }

  @Override
  public void refuse(OutboxRow row, String reason, Instant retryAt) {
    jdbc.update(
        """
        update saga.outbox set attempts = attempts + 1, last_error = ?, retry_at = ? where id = ?
        """,
        reason,
        Timestamp.from(retryAt),
        row.position());
  }

  /**
   * By {@code outbox_pk}; the caller's position keeps it from walking over rows deleted long ago.
   */
  @Override
  public Page rowsAfter(long position, int limit, Instant now) {
    record Seen(long id, String key, boolean ready) {}
    List<Seen> rows =
        jdbc.query(
            """
            select id, ordering_key, retry_at is null or retry_at <= ? as ready
            from saga.outbox
            where id > ? and publish_at is null
            order by id
            limit ?
            """,
            (row, number) -> new Seen(row.getLong(1), row.getString(2), row.getBoolean(3)),
            Timestamp.from(now),
            position,
            limit);
    List<String> keys = rows.stream().filter(Seen::ready).map(Seen::key).distinct().toList();
    return rows.isEmpty()
        ? new Page(keys, position, position, 0)
        : new Page(keys, rows.get(0).id(), rows.get(rows.size() - 1).id(), rows.size());
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

  private OutboxRow read(ResultSet row) throws SQLException {
    EventEnvelope event =
        new EventEnvelope(
            row.getObject("event_id", UUID.class),
            EventType.parse(row.getString("event_type")),
            source,
            row.getObject("saga_id", UUID.class),
            row.getString("ordering_key"),
            row.getObject("causation_id", UUID.class),
            row.getTimestamp("occurred_at").toInstant(),
            row.getString("traceparent"),
            row.getString("body"));
    return new OutboxRow(row.getLong("id"), event, row.getInt("attempts"));
  }

  private static Array textArray(Connection connection, Collection<String> values)
      throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  /** Fills a statement's parameters with one array for each column. */
  private static final class Columns {
    private final PreparedStatement statement;
    private final List<PendingEvent> events;
    private int parameter;

    Columns(PreparedStatement statement, List<PendingEvent> events) {
      this.statement = statement;
      this.events = events;
    }

    void set(String type, Function<PendingEvent, @Nullable Object> column) throws SQLException {
      Object[] values = new Object[events.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = column.apply(events.get(i));
      }
      statement.setArray(++parameter, statement.getConnection().createArrayOf(type, values));
    }
  }
}
