package dev.sagas.jdbc;

import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.ledger.Gap;
import dev.sagas.ledger.Gap.Slice;
import dev.sagas.ledger.Gap.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger as tables {@code saga.topology_part} and {@code saga.topology_gap}. */
public final class JdbcDeliveryLedger implements DeliveryLedger {

  private static final String GAP =
      """
      id, part, right_at, closed_at, stage, slice_from, next_offset, end_offset, slice_found, due_at,
      tail_offset, found, refusal""";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  /** A ledger on a data source, with transactions of its own. */
  public JdbcDeliveryLedger(JdbcClient jdbc, DataSourceTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public void observed(Observation seen) {
    transaction.executeWithoutResult(
        status -> {
          open(seen);
          close(seen);
          right(seen);
        });
  }

  /** By {@code topology_gap_open}. */
  private void open(Observation seen) {
    jdbc.sql(
            """
            insert into saga.topology_gap (part, right_at, opened_at, due_at)
            select part, right_at, :at, :at from saga.topology_part where part = any (:wrong::text[])
            on conflict (part) where stage = 'OPEN' do nothing
            """)
        .param("at", JdbcDeadLetterStore.timestamp(seen.at()))
        .param("wrong", seen.wrong().toArray(String[]::new))
        .update();
  }

  /** By {@code topology_gap_open}. A look that began before a gap was opened says nothing of it. */
  private void close(Observation seen) {
    jdbc.sql(
            """
            update saga.topology_gap set stage = 'OUTAGE', closed_at = :at, due_at = :at
            where stage = 'OPEN' and part = any (:right::text[]) and opened_at < :at
            """)
        .param("at", JdbcDeadLetterStore.timestamp(seen.at()))
        .param("right", seen.right().toArray(String[]::new))
        .update();
  }

  private void right(Observation seen) {
    jdbc.sql(
            """
            insert into saga.topology_part as known (part, right_at)
            select part, :at from unnest(:right::text[]) as part order by part
            on conflict (part) do update set right_at = greatest(known.right_at, excluded.right_at)
            """)
        .param("at", JdbcDeadLetterStore.timestamp(seen.at()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("right", seen.right().toArray(String[]::new))
        .update();
  }

  @Override
  public List<Gap> unfilled() {
    return jdbc.sql(
            """
            select %s from saga.topology_gap where stage not in ('FILLED', 'SETTLED') order by id
            """
                .formatted(GAP))
        .query((row, number) -> gap(row))
        .list();
  }

  /** By {@code topology_gap_due}. */
  @Override
  public List<Gap> claim(String worker, Instant now, Instant until) {
    return jdbc
        .sql(
            """
            update saga.topology_gap set worker = :worker, leased_until = :until
            where stage in ('OUTAGE', 'LOOK_BACK', 'TAIL') and due_at <= :now
              and (worker is null or worker = :worker or leased_until < :now)
            returning %s
            """
                .formatted(GAP))
        .param("worker", worker)
        .param("until", JdbcDeadLetterStore.timestamp(until))
        .param("now", JdbcDeadLetterStore.timestamp(now))
        .query((row, number) -> gap(row))
        .list()
        .stream()
        .sorted(Comparator.comparing(Gap::id))
        .toList();
  }

  @Override
  public boolean save(List<Gap> gaps, String worker, Instant until) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status ->
                gaps.stream().mapToInt(gap -> save(gap, worker, until)).sum() == gaps.size()));
  }

  private int save(Gap gap, String worker, Instant until) {
    Slice slice = gap.slice();
    return jdbc.sql(
            """
            update saga.topology_gap set
              stage = :stage, slice_from = :from, next_offset = :next, end_offset = :end,
              slice_found = :sliceFound, due_at = :dueAt, tail_offset = :tail, found = :found,
              refusal = :refusal, leased_until = :until
            where id = :id and worker = :worker
            """)
        .param("stage", slice.stage().name())
        .param("from", JdbcDeadLetterStore.timestamp(slice.from()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("next", slice.next(), Types.BIGINT)
        .param("end", slice.end(), Types.BIGINT)
        .param("sliceFound", slice.found())
        .param("dueAt", JdbcDeadLetterStore.timestamp(slice.dueAt()))
        .param("tail", gap.tail(), Types.BIGINT)
        .param("found", gap.found())
        .param("refusal", gap.refusal(), Types.VARCHAR)
        .param("until", JdbcDeadLetterStore.timestamp(until))
        .param("id", gap.id())
        .param("worker", worker)
        .update();
  }

  /** By {@code inbox_effect_once} and {@code dead_letter_of_event}. */
  @Override
  public Set<UUID> unhandled(String queue, Collection<UUID> eventIds) {
    return new HashSet<>(
        jdbc.sql(
                """
                select asked.id from unnest(:ids::uuid[]) as asked (id)
                where not exists (
                    select from saga.inbox where queue = :queue and event_id = asked.id)
                  and not exists (
                    select from saga.dead_letter
                    where message_id = asked.id::text and state <> 'REDRIVEN')
                """)
            .param("ids", eventIds.toArray(UUID[]::new))
            .param("queue", queue)
            .query(UUID.class)
            .set());
  }

  private static Gap gap(ResultSet row) throws SQLException {
    Slice slice =
        new Slice(
            Stage.valueOf(row.getString("stage")),
            moment(row, "slice_from"),
            offset(row, "next_offset"),
            offset(row, "end_offset"),
            row.getLong("slice_found"),
            Objects.requireNonNull(moment(row, "due_at")));
    return new Gap(
        row.getLong("id"),
        row.getString("part"),
        Objects.requireNonNull(moment(row, "right_at")),
        moment(row, "closed_at"),
        slice,
        offset(row, "tail_offset"),
        row.getLong("found"),
        row.getString("refusal"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    Timestamp moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  private static @Nullable Long offset(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Long.class);
  }
}
