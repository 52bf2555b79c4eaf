package dev.sagas.services.orderview.persistence;

import dev.sagas.services.orderview.application.VitalSigns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Samples as table {@code vital_sign}, by its primary key. */
@Component
class JdbcVitalSigns implements VitalSigns {

  static final String SERIES =
      """
      select service, extract(epoch from taken_at)::bigint, outbox_age, outbox_backlog,
        greatest(0, published - lag(published, 1, published) over earlier)
          / greatest(1, extract(epoch from taken_at - lag(taken_at) over earlier)),
        greatest(0, handled - lag(handled, 1, handled) over earlier)
          / greatest(1, extract(epoch from taken_at - lag(taken_at) over earlier)),
        greatest(0, duplicates - lag(duplicates, 1, duplicates) over earlier),
        greatest(0, retried - lag(retried, 1, retried) over earlier),
        parked
      from vital_sign where taken_at > ? and up
      window earlier as (partition by service order by taken_at)
      order by service, taken_at
      """;

  private final JdbcClient jdbc;

  JdbcVitalSigns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean mayTake(Instant now, Instant until) {
    return jdbc.sql("update sampling set next_at = ? where next_at <= ?")
            .params(at(until), at(now))
            .update()
        == 1;
  }

  @Override
  @Transactional
  public void keep(List<Sample> samples, Instant now, Instant since) {
    for (Sample sample : samples) {
      jdbc.sql(
              """
              insert into vital_sign (service, taken_at, up, outbox_age, outbox_backlog, published,
                                      handled, duplicates, retried, parked)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
              """)
          .params(
              sample.service(),
              at(now),
              sample.up(),
              sample.outboxAge(),
              sample.outboxBacklog(),
              sample.published(),
              sample.handled(),
              sample.duplicates(),
              sample.retried(),
              sample.parked())
          .update();
    }
    jdbc.sql("delete from vital_sign where taken_at < ?").params(at(since)).update();
  }

  @Override
  public List<Series> since(Instant moment) {
    Map<String, Series> series = new TreeMap<>();
    jdbc.sql(SERIES)
        .params(at(moment))
        .query(
            row -> {
              Series one = series.computeIfAbsent(row.getString(1), JdbcVitalSigns::empty);
              one.at().add(row.getLong(2));
              one.outboxAge().add(row.getDouble(3));
              one.outboxBacklog().add(row.getDouble(4));
              one.publishedPerSecond().add(row.getDouble(5));
              one.handledPerSecond().add(row.getDouble(6));
              one.duplicates().add(row.getDouble(7));
              one.retried().add(row.getDouble(8));
              one.parked().add(row.getDouble(9));
            });
    return List.copyOf(series.values());
  }

  private static Series empty(String service) {
    return new Series(
        service,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
