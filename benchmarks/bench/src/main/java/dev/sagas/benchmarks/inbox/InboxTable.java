package dev.sagas.benchmarks.inbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sagas.jdbc.JdbcInboxStore;
import dev.sagas.test.Account;
import dev.sagas.test.PrivatePostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An inbox in a database of its own, with rows from the beginning. */
final class InboxTable implements AutoCloseable {

  static final String QUEUE = "bench.inbox";

  /** So that rows of a measurement are never older than those before. */
  private static final Duration AGE_OF_LAST = Duration.ofHours(1);

  private static final String TABLE = "saga.inbox";
  private static final String KEY = "saga.inbox_effect_once";

  private final InboxIds ids;
  private final HikariDataSource pool;
  private final JdbcTemplate jdbc;
  private final JdbcTemplate superuser;
  private final JdbcInboxStore store;
  private final TransactionTemplate transactions;
  private final String database;
  private long purged;

  /** Creates the database, with {@code rows} that are all within the retention. */
  InboxTable(PrivatePostgres postgres, long rows) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    this.ids = new InboxIds(rows, now.minus(InboxIds.SPAN).minus(AGE_OF_LAST));
    this.database = "inbox" + rows;
    postgres.createServiceDatabase(database);
    this.pool = pool(postgres, database);
    this.jdbc = new JdbcTemplate(pool);
    this.superuser = new JdbcTemplate(postgres.dataSource(database, PrivatePostgres.SUPERUSER));
    this.store = new JdbcInboxStore(jdbc);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
    migrate();
    fill();
  }

  private static HikariDataSource pool(PrivatePostgres postgres, String name) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.jdbcUrl(name));
    config.setUsername(Account.named(name).user());
    config.setPassword(Account.named(name).password());
    config.setMaximumPoolSize(InboxWorkers.WORKERS);
    return new HikariDataSource(config);
  }

  private void migrate() {
    Flyway.configure()
        .dataSource(pool)
        .schemas("saga")
        .locations("classpath:db/migrations/saga")
        .load()
        .migrate();
  }

  private void fill() {
    superuser.execute("create extension pageinspect");
    long rows = ids.count();
    if (rows > 0) {
      jdbc.update(
          InboxIds.FILL, QUEUE, ids.begin().toEpochMilli(), InboxIds.SPAN.toMillis(), rows, rows);
    }
    // What a fresh table owes to vacuum and to the disk is none of what is measured.
    jdbc.execute("vacuum (analyze) " + TABLE);
    superuser.execute("checkpoint");
  }

  /** An inbox that was empty is empty again; another one keeps what has come since. */
  void forgetNewOnes() {
    if (ids.count() == 0) {
      jdbc.execute("truncate " + TABLE);
    }
  }

  InboxIds ids() {
    return ids;
  }

  JdbcInboxStore store() {
    return store;
  }

  TransactionTemplate transactions() {
    return transactions;
  }

  /** The database's name. */
  String database() {
    return database;
  }

  /** How many it held at first. */
  long rows() {
    return ids.count();
  }

  /** How many of those were purged since, from the first one on. */
  long purged() {
    return purged;
  }

  void purged(long more) {
    purged += more;
  }

  InboxSize size() {
    Long level = superuser.queryForObject("select level from bt_metap(?)", Long.class, KEY);
    return new InboxSize(rows(), bytes(TABLE), bytes(KEY), Objects.requireNonNull(level) + 1);
  }

  private long bytes(String relation) {
    return Objects.requireNonNull(
        jdbc.queryForObject("select pg_relation_size(?::regclass)", Long.class, relation));
  }

  @Override
  public void close() {
    pool.close();
  }
}
