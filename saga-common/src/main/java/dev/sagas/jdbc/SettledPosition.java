package dev.sagas.jdbc;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The position in {@code saga.outbox} up to which nothing can wait any more.
 *
 * <p>Rows that were published stay in table and index until vacuum may remove them, which a
 * transaction that is open elsewhere prevents for as long as it lasts: no search begins before this
 * position, so that none walks over them again and again.
 *
 * <p>Positions are drawn before the commit, so a row may appear behind one that was published long
 * ago. But who has drawn one holds a lock on the table until its end: when all who held one at some
 * moment have ended, whatever was drawn before that moment is visible, or never will be.
 */
final class SettledPosition {

  private final JdbcTemplate jdbc;
  private final Duration every;
  private volatile long position;
  private @Nullable Horizon horizon;
  private long nextSettle = System.nanoTime();

  /**
   * Begins at the table's start.
   *
   * @param every how often it is looked for anew
   */
  SettledPosition(JdbcTemplate jdbc, Duration every) {
    this.jdbc = jdbc;
    this.every = every;
  }

  /** What was last found. */
  long known() {
    return position;
  }

  /** Looks for it anew if it is time. */
  synchronized long now() {
    if (nextSettle - System.nanoTime() <= 0) {
      nextSettle = System.nanoTime() + every.toNanos();
      settle();
    }
    return position;
  }

  private void settle() {
    Horizon before = horizon;
    if (before != null && !Collections.disjoint(before.writers, writers())) {
      return;
    }
    if (before != null) {
      Long first =
          jdbc.queryForObject(
              "select min(id) from saga.outbox where id > ? and publish_at is null",
              Long.class,
              position);
      position = first == null ? before.last : Math.min(first - 1, before.last);
    }
    Horizon next = new Horizon(lastDrawn(), writers());
    if (next.last < position) {
      // Someone has emptied the table and begun to count anew.
      position = 0;
    }
    horizon = next;
  }

  private long lastDrawn() {
    Long last =
        jdbc.queryForObject("select pg_sequence_last_value('saga.outbox_id_seq')", Long.class);
    return last == null ? 0 : last;
  }

  private Set<String> writers() {
    return Set.copyOf(
        jdbc.queryForList(
            """
            select distinct virtualtransaction from pg_locks
            where locktype = 'relation' and relation = 'saga.outbox'::regclass
              and database = (select oid from pg_database where datname = current_database())
              and mode = 'RowExclusiveLock'
            """,
            String.class));
  }

  /**
   * Which positions were drawn at some moment.
   *
   * @param last the last of them
   * @param writers the transactions that may have drawn them and had not ended then
   */
  private record Horizon(long last, Set<String> writers) {}
}
