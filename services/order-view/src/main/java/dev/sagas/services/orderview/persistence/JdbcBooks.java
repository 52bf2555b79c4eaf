package dev.sagas.services.orderview.persistence;

import dev.sagas.services.orderview.application.Books;
import dev.sagas.services.orderview.application.Generations;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts over the generation that is read. */
@Component
class JdbcBooks implements Books {

  private final JdbcClient jdbc;
  private final Generations generations;

  JdbcBooks(JdbcClient jdbc, Generations generations) {
    this.jdbc = jdbc;
    this.generations = generations;
  }

  /** By {@code event_newest}. */
  @Override
  public Map<String, Long> eventsSince(Instant moment) {
    return counts(
        "select type, count(*) from %s.event where received_at > ? group by type", moment);
  }

  /** By {@code saga_newest}. */
  @Override
  public Map<String, Long> statesSince(Instant moment) {
    return counts("select state, count(*) from %s.saga where began_at > ? group by state", moment);
  }

  private Map<String, Long> counts(String statement, Instant moment) {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql(statement.formatted(schema()))
        .params(at(moment))
        .query(
            row -> {
              counts.put(row.getString(1), row.getLong(2));
            });
    return counts;
  }

  /** By {@code saga_newest}, and {@code event_of_saga} for each. */
  @Override
  public Wrongs wrongsSince(Instant moment, Instant quietBefore, Instant waitingBefore) {
    return jdbc.sql(
            """
            with recent as (
              select order_id, state, state_since, credit, stock, payment,
                     updated_at < :quiet as quiet
              from %1$s.saga where began_at > :moment),
            story as (
              select saga_id, count(*) - count(distinct type) as again,
                     max(occurred_at) filter (where type = 'payment.captured.v1') as captured,
                     max(occurred_at) filter (where type = 'payment.released.v1') as refunded,
                     max(occurred_at) filter (where type = 'inventory.stock-committed.v1') as gone,
                     max(occurred_at) filter (where type = 'inventory.stock-released.v1') as put_back
              from %1$s.event join recent on order_id = saga_id
              where service <> 'notification' group by saga_id)
            select
              count(*) filter (where quiet and (
                state = 'COMPLETED'
                  and (credit in ('REFUSED', 'RELEASED') or stock in ('REFUSED', 'RELEASED')
                       or payment in ('REFUSED', 'FAILED', 'RELEASING', 'RELEASED'))
                or state = 'CANCELLED' and least(credit, stock, payment) <> 'RELEASED')),
              count(*) filter (
                where quiet and state = 'CANCELLED'
                  and captured > coalesce(refunded, '-infinity')),
              count(*) filter (
                where quiet and state = 'CANCELLED' and gone > coalesce(put_back, '-infinity')),
              count(*) filter (
                where state_since < :waiting
                  and (state in ('PENDING', 'CONFIRMED', 'CANCELLING')
                       or state = 'COMPLETED' and least(credit, stock, payment) < 'SETTLED')),
              coalesce(sum(again), 0)
            from recent left join story on saga_id = order_id
            """
                .formatted(schema()))
        .param("moment", at(moment))
        .param("quiet", at(quietBefore))
        .param("waiting", at(waitingBefore))
        .query(
            (row, number) ->
                new Wrongs(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .single();
  }

  private String schema() {
    return ViewSchema.of(generations.current());
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
