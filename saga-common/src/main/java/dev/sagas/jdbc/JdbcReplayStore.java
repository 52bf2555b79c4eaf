package dev.sagas.jdbc;

import dev.sagas.replay.ReplayProgress;
import dev.sagas.replay.ReplayProgress.State;
import dev.sagas.replay.ReplayStart;
import dev.sagas.replay.ReplayStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replays as table {@code saga.replay}, by its primary key. */
public final class JdbcReplayStore implements ReplayStore {

  private static final String PROGRESS =
      """
      id, start_at, mark, state, next_offset, reached_at, events_read, events_copied, begun_at, ended_at,
      refusal""";

  private final JdbcClient jdbc;

  /** A store on {@code jdbc}'s data source. */
  public JdbcReplayStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<ReplayProgress> claim(
      ReplayProgress asked, String worker, Instant now, Instant until) {
    return jdbc.sql(
            """
            insert into saga.replay as known (id, start_at, mark, begun_at, worker, leased_until)
            values (:id, :start, :mark, :begunAt, :worker, :until)
            on conflict on constraint replay_pk do update
              set worker = excluded.worker, leased_until = excluded.leased_until,
                state = 'RUNNING', ended_at = null, refusal = null
              where known.state = 'REFUSED'
                or (known.state = 'RUNNING'
                  and (known.worker = excluded.worker or known.leased_until < :now))
            returning %s
            """
                .formatted(PROGRESS))
        .param("id", asked.id())
        .param("start", asked.start().toString())
        .param("mark", asked.mark())
        .param("begunAt", JdbcDeadLetterStore.timestamp(asked.begunAt()))
        .param("worker", worker)
        .param("until", JdbcDeadLetterStore.timestamp(until))
        .param("now", JdbcDeadLetterStore.timestamp(now))
        .query((row, number) -> progress(row))
        .optional();
  }

  @Override
  public boolean save(ReplayProgress progress, String worker, Instant until) {
    return jdbc.sql(
                """
                update saga.replay set
                  state = :state, next_offset = :next, reached_at = :reached, events_read = :read,
                  events_copied = :copied, ended_at = :endedAt, refusal = :refusal,
                  leased_until = :until
                where id = :id and worker = :worker
                """)
            .param("state", progress.state().name())
            .param("next", progress.next(), Types.BIGINT)
            .param(
                "reached",
                JdbcDeadLetterStore.timestamp(progress.reached()),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param("read", progress.read())
            .param("copied", progress.copied())
            .param(
                "endedAt",
                JdbcDeadLetterStore.timestamp(progress.endedAt()),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param("refusal", progress.refusal(), Types.VARCHAR)
            .param("until", JdbcDeadLetterStore.timestamp(until))
            .param("id", progress.id())
            .param("worker", worker)
            .update()
        == 1;
  }

  @Override
  public void release(String id, String worker, Instant now) {
    jdbc.sql("update saga.replay set leased_until = :now where id = :id and worker = :worker")
        .param("now", JdbcDeadLetterStore.timestamp(now))
        .param("id", id)
        .param("worker", worker)
        .update();
  }

  @Override
  public List<ReplayProgress> all() {
    return jdbc.sql("select %s from saga.replay order by begun_at, id".formatted(PROGRESS))
        .query((row, number) -> progress(row))
        .list();
  }

  @Override
  public Instant serviceBegan() {
    return jdbc.sql(
            "select min(installed_on at time zone current_setting('TimeZone')) from saga.schema_history")
        .query((row, number) -> Objects.requireNonNull(moment(row, 1)))
        .single();
  }

  private static ReplayProgress progress(ResultSet row) throws SQLException {
    return new ReplayProgress(
        row.getString(1),
        ReplayStart.parse(row.getString(2)),
        row.getObject(3, UUID.class),
        State.valueOf(row.getString(4)),
        row.getObject(5, Long.class),
        moment(row, 6),
        row.getLong(7),
        row.getLong(8),
        Objects.requireNonNull(moment(row, 9)),
        moment(row, 10),
        row.getString(11));
  }

  private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
    Timestamp moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }
}
