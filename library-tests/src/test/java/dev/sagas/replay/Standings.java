package dev.sagas.replay;

import dev.sagas.event.EventContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A state that does not depend on the order of events: how many of each order's, and which sum. */
final class Standings {

  static final String TABLE =
      """
      create table if not exists standing (
        saga_id uuid primary key, events bigint not null, sum bigint not null)
      """;

  private final JdbcTemplate jdbc;

  Standings(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Not repeatable: an event that is handled twice spoils it. */
  void add(EventContext context, long amount) {
    jdbc.update(
        """
        insert into standing as known (saga_id, events, sum) values (?, 1, ?)
        on conflict (saga_id) do update
          set events = known.events + 1, sum = known.sum + excluded.sum
        """,
        context.sagaId(),
        amount);
  }
}
