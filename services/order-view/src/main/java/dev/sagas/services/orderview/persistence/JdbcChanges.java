package dev.sagas.services.orderview.persistence;

import dev.sagas.services.orderview.application.Changes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was kept of late, by {@code event_kept}. */
@Component
class JdbcChanges implements Changes {

  /** All ids are after it. */
  private static final UUID FIRST = new UUID(0, 0);

  private final JdbcClient jdbc;

  JdbcChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Cursor now() {
    return jdbc.sql("select number, clock_timestamp() from generation where state = 'CURRENT'")
        .query(
            (row, number) ->
                new Cursor(row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant()))
        .single();
  }

  @Override
  public List<Change> since(int generation, Instant moment, int limit) {
    return read(generation, moment, FIRST, limit);
  }

  @Override
  public List<Change> after(int generation, Change last, int limit) {
    return read(generation, last.keptAt(), last.eventId(), limit);
  }

  private List<Change> read(int generation, Instant keptAt, UUID id, int limit) {
    return jdbc.sql(statement(ViewSchema.of(generation)))
        .params(keptAt.atOffset(ZoneOffset.UTC), id, limit)
        .query(
            (row, number) ->
                new Change(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }

  static String statement(String schema) {
    return """
        select id, saga_id, kept_at from %s.event where (kept_at, id) > (?, ?)
        order by kept_at, id limit ?
        """
        .formatted(schema);
  }
}
