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
  public Wrongs wrongsSince(Instant moment, Instant waitingBefore) {
    String schema = schema();
    return jdbc.sql(
            """
            select
              count(*) filter (where state = 'COMPLETED' and least(credit, stock, payment) <> 'SETTLED'
                or state = 'CANCELLED' and least(credit, stock, payment) <> 'RELEASED'),
              count(*) filter (where payment = 'SETTLED' and state = 'CANCELLED'),
              count(*) filter (where stock = 'SETTLED' and state = 'CANCELLED'),
              count(*) filter (
                where state in ('PENDING', 'CONFIRMED', 'CANCELLING') and state_since < :waiting),
              (select count(*) from (
                 select e.saga_id from %1$s.event e join %1$s.saga s on s.order_id = e.saga_id
                 where s.began_at > :moment and e.service <> 'notification'
                   and e.type not like 'payment.re%%'
                 group by e.saga_id, e.type having count(*) > 1) twice)
            from %1$s.saga where began_at > :moment
            """
                .formatted(schema))
        .param("moment", at(moment))
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
