package dev.sagas.jdbc;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import dev.sagas.outbox.OutboxRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an event is written to the columns of {@code saga.outbox}, and read from them. */
final class OutboxColumns {

  /** In the order in which {@link #read} wants them. */
  static final String READ =
      """
      id, event_id, event_type, saga_id, ordering_key, causation_id, occurred_at, traceparent, replayed,
      body, publish_at, attempts""";

  private final String source;

  /** The service as it is written into envelopes: {@code /order}. */
  OutboxColumns(String source) {
    this.source = source;
  }

  /** From the columns of {@link #READ}, the first of which is number {@code first}. */
  OutboxRow read(ResultSet row, int first) throws SQLException {
    EventEnvelope event =
        new EventEnvelope(
            row.getObject(first + 1, UUID.class),
            EventType.parse(row.getString(first + 2)),
            source,
            row.getObject(first + 3, UUID.class),
            row.getString(first + 4),
            row.getObject(first + 5, UUID.class),
            row.getObject(first + 6, OffsetDateTime.class).toInstant(),
            row.getString(first + 7),
            row.getBoolean(first + 8),
            row.getString(first + 9));
    OffsetDateTime publishAt = row.getObject(first + 10, OffsetDateTime.class);
    return new OutboxRow(
        row.getLong(first),
        event,
        publishAt == null ? null : publishAt.toInstant(),
        row.getInt(first + 11));
  }

  static void setRow(
      PreparedStatement statement,
      OutboxRow row,
      int attempts,
      @Nullable String reason,
      @Nullable Instant retryAt)
      throws SQLException {
    setEvent(statement, 1, row.event());
    setMoment(statement, 10, row.publishAt());
    statement.setLong(11, row.position());
    statement.setInt(12, attempts);
    statement.setString(13, reason);
    setMoment(statement, 14, retryAt);
  }

  static void setEvent(PreparedStatement statement, int first, EventEnvelope event)
      throws SQLException {
    statement.setObject(first, event.id());
    statement.setString(first + 1, event.type().toString());
    statement.setObject(first + 2, event.sagaId());
    statement.setString(first + 3, event.key());
    statement.setObject(first + 4, event.causationId(), Types.OTHER);
    setMoment(statement, first + 5, event.occurredAt());
    statement.setString(first + 6, event.traceparent());
    statement.setBoolean(first + 7, event.replayed());
    statement.setString(first + 8, event.body());
  }

  static void setMoment(PreparedStatement statement, int place, @Nullable Instant moment)
      throws SQLException {
    statement.setObject(
        place,
        moment == null ? null : moment.atOffset(ZoneOffset.UTC),
        Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
