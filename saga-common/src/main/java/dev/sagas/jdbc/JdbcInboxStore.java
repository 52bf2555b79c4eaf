package dev.sagas.jdbc;

import dev.sagas.inbox.InboxStore;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox as table {@code saga.inbox}. */
public final class JdbcInboxStore implements InboxStore {

  private final JdbcTemplate jdbc;

  /** A store on {@code jdbc}'s data source. */
  public JdbcInboxStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** By {@code inbox_effect_once}, on which a concurrent insert of the same event waits. */
  @Override
  public boolean insert(String queue, UUID eventId, Instant now) {
    return jdbc.update(
            """
            insert into saga.inbox (queue, event_id, received_at) values (?, ?, ?)
            on conflict on constraint inbox_effect_once do nothing
            """,
            queue,
            eventId,
            Timestamp.from(now))
        == 1;
  }

  @Override
  public boolean contains(String queue, UUID eventId) {
    return !jdbc.queryForList(
            "select 1 from saga.inbox where queue = ? and event_id = ?", queue, eventId)
        .isEmpty();
  }

  /** By {@code inbox_received_at}. */
  @Override
  public int purge(Instant moment, int limit) {
    return jdbc.update(
        """
        delete from saga.inbox where ctid = any (array(
          select ctid from saga.inbox where received_at < ? limit ? for update skip locked))
        """,
        Timestamp.from(moment),
        limit);
  }
}
