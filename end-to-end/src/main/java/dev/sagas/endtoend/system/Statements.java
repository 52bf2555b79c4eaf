package dev.sagas.endtoend.system;

import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivatePostgres;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the services ask of their databases, by {@code pg_stat_statements}. Left out is what they
 * ask from time to time, whether or not anything happens, with the settings of its transactions.
 */
public final class Statements {

  private static final String EXTENSION = "pg_stat_statements";

  /** Of the services alone: each connects to its database as a user of the same name. */
  private static final String OF_SERVICES =
      """
      from pg_stat_statements s
      join pg_database d on d.oid = s.dbid
      join pg_roles r on r.oid = s.userid and r.rolname = d.datname and not r.rolsuper
      where s.query !~ '(publish_at <=|where id > |min\\(id\\)|pg_locks|pg_sequence_last_value|dead_letter|set_config)'
      """;

  private final JdbcTemplate jdbc;

  /** Of a server that was started with the settings of {@link #keptBy}. */
  public Statements(PrivatePostgres postgres) {
    jdbc = new JdbcTemplate(postgres.dataSource("postgres", PrivatePostgres.SUPERUSER));
    jdbc.execute("create extension if not exists " + EXTENSION);
  }

  /** The same settings, with which a server takes account of its statements. */
  public static PostgresSettings keptBy(PostgresSettings settings) {
    return settings
        .with("shared_preload_libraries", EXTENSION)
        .with(EXTENSION + ".track_planning", "on");
  }

  /** Begins to count anew. */
  public void forget() {
    jdbc.execute("select pg_stat_statements_reset()");
  }

  /** How many statements were executed, those that begin and end transactions left out. */
  public long count() {
    Long count =
        jdbc.queryForObject(
            "select coalesce(sum(s.calls), 0) %s and s.query !~* '^(begin|commit|rollback)'"
                .formatted(OF_SERVICES),
            Long.class);
    return count == null ? 0 : count;
  }

  /** A table in Markdown of those that took longest, for each of {@code orders}. */
  public String table(long orders, int most) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| database | times an order | microseconds an order, executing | planning | statement |\n");
    table.append("| --- | --- | --- | --- | --- |\n");
    rows(orders, most).forEach(table::append);
    return table.toString();
  }

  private List<String> rows(long orders, int most) {
    return jdbc.query(
        """
        select d.datname, sum(s.calls), sum(s.total_exec_time) * 1000, sum(s.total_plan_time) * 1000,
               left(regexp_replace(s.query, '\\s+', ' ', 'g'), 140)
        %s
        group by 1, 5
        order by 3 desc
        limit ?
        """
            .formatted(OF_SERVICES),
        (row, number) ->
            String.format(
                Locale.ROOT,
                "| %s | %.2f | %.0f | %.0f | `%s` |%n",
                row.getString(1),
                row.getDouble(2) / orders,
                row.getDouble(3) / orders,
                row.getDouble(4) / orders,
                row.getString(5).replace('|', '/')),
        most);
  }
}
