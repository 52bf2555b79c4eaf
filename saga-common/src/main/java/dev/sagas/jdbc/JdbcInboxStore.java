package dev.sagas.jdbc;

import dev.sagas.inbox.InboxStore;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox as table {@code saga.inbox}. */
public final class JdbcInboxStore implements InboxStore {

  private static final Duration LOCK_TIMEOUT = Duration.ofMillis(100);

  private static final String INSERT_ALL =
      """
      select set_config('lock_timeout', '%d', true);
      insert into saga.inbox (queue, event_id, received_at)
      select ?, event_id, ? from unnest(?) as e (event_id) order by event_id
      on conflict on constraint inbox_effect_once do nothing
      returning event_id
      """
          .formatted(LOCK_TIMEOUT.toMillis());

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

  /**
   * In one round trip. Deliveries that share a transaction hold the locks of all of them until its
   * end: none of them waits for a lock for long, so that two that wait for each other, here and in
   * another instance, need not be found by the database's deadlock detection, after a second.
   */
  @Override
  public Set<UUID> insert(String queue, Collection<UUID> eventIds, Instant now) {
    Set<UUID> inserted = new HashSet<>();
    RoundTrip.second(
        jdbc,
        INSERT_ALL,
        statement -> {
          statement.setString(1, queue);
          statement.setTimestamp(2, Timestamp.from(now));
          statement.setArray(
              3, statement.getConnection().createArrayOf("uuid", eventIds.toArray()));
        },
        row -> inserted.add(row.getObject(1, UUID.class)));
    return inserted;
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
