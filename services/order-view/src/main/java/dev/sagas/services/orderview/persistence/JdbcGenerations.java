package dev.sagas.services.orderview.persistence;

import dev.sagas.services.orderview.application.Generations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Generations as table {@code generation}. It has a handful of rows, and is asked in each
 * transaction: an event that a transaction keeps in the old generation alone was in the log before
 * the new one's mark.
 */
@Component
@DependsOnDatabaseInitialization
class JdbcGenerations implements Generations, InitializingBean {

  private static final String BUILDING =
      "number, mark, next_offset, reached_at, events_read, events_skipped";

  private final JdbcClient jdbc;
  private final ViewSchema schema;

  JdbcGenerations(JdbcClient jdbc, ViewSchema schema) {
    this.jdbc = jdbc;
    this.schema = schema;
  }

  @Override
  public void afterPropertiesSet() {
    kept().forEach(schema::migrate);
  }

  @Override
  public int current() {
    return jdbc.sql("select number from generation where state = 'CURRENT'")
        .query(Integer.class)
        .single();
  }

  @Override
  public long skipped() {
    return jdbc.sql("select events_skipped from generation where state = 'CURRENT'")
        .query(Long.class)
        .single();
  }

  @Override
  public List<Integer> kept() {
    return jdbc.sql(
            "select number from generation where state in ('CURRENT', 'BUILDING') order by number")
        .query(Integer.class)
        .list();
  }

  /** The schema is there before anyone can know of it. */
  @Override
  public boolean begin(UUID mark, Instant now) {
    if (building().isPresent()) {
      return false;
    }
    int number = jdbc.sql("select max(number) + 1 from generation").query(Integer.class).single();
    schema.migrate(number);
    try {
      return jdbc.sql(
                  """
                  insert into generation (number, state, mark, begun_at)
                  values (:number, 'BUILDING', :mark, :now)
                  """)
              .param("number", number)
              .param("mark", mark)
              .param("now", moment(now))
              .update()
          == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  @Override
  public Optional<Building> building() {
    return jdbc.sql("select %s from generation where state = 'BUILDING'".formatted(BUILDING))
        .query((row, number) -> building(row))
        .optional();
  }

  @Override
  public Optional<Building> claim(String worker, Instant now, Instant until) {
    return jdbc.sql(
            """
            update generation set worker = :worker, leased_until = :until
            where state = 'BUILDING'
              and (worker is null or worker = :worker or leased_until < :now)
            returning %s
            """
                .formatted(BUILDING))
        .param("worker", worker)
        .param("until", moment(until))
        .param("now", moment(now))
        .query((row, number) -> building(row))
        .optional();
  }

  @Override
  public boolean save(Building progress, String worker, Instant until) {
    return jdbc.sql(
                """
                update generation
                set next_offset = :next, reached_at = :reached, events_read = :read,
                    events_skipped = :skipped, leased_until = :until
                where number = :number and worker = :worker and state = 'BUILDING'
                """)
            .param("next", progress.next(), Types.BIGINT)
            .param("reached", moment(progress.reached()), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("read", progress.read())
            .param("skipped", progress.skipped())
            .param("until", moment(until))
            .param("number", progress.number())
            .param("worker", worker)
            .update()
        == 1;
  }

  /** The row is locked first: whoever gives it up comes before or after all of this. */
  @Override
  @Transactional
  public boolean built(Building building, String worker, Instant now) {
    if (!save(building, worker, now)) {
      return false;
    }
    jdbc.sql("update generation set state = 'RETIRED', retired_at = :now where state = 'CURRENT'")
        .param("now", moment(now))
        .update();
    jdbc.sql("update generation set state = 'CURRENT', built_at = :now where number = :number")
        .param("now", moment(now))
        .param("number", building.number())
        .update();
    return true;
  }

  @Override
  public boolean giveUp(Instant now) {
    return jdbc.sql(
                "update generation set state = 'RETIRED', retired_at = :now where state = 'BUILDING'")
            .param("now", moment(now))
            .update()
        == 1;
  }

  @Override
  public void dropRetired(Instant before) {
    jdbc.sql(
            """
            select number from generation
            where state = 'RETIRED' and retired_at < :before
              and exists (
                select from pg_namespace where nspname = 'view_' || generation.number)
            """)
        .param("before", moment(before))
        .query(Integer.class)
        .list()
        .forEach(schema::drop);
  }

  private static Building building(ResultSet row) throws SQLException {
    OffsetDateTime reached = row.getObject(4, OffsetDateTime.class);
    return new Building(
        row.getInt(1),
        row.getObject(2, UUID.class),
        row.getObject(3, Long.class),
        reached == null ? null : reached.toInstant(),
        row.getLong(5),
        row.getLong(6));
  }

  private static @Nullable OffsetDateTime moment(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
