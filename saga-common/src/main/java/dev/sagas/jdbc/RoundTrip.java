package dev.sagas.jdbc;

import java.sql.ResultSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Several statements that are sent together. */
final class RoundTrip {

  private RoundTrip() {}

  /**
   * Executes two statements, the first of which only sets something, and reads the rows of the
   * second.
   *
   * @param sql both, with a semicolon between them
   * @param setter sets the parameters of both
   */
  static void second(
      JdbcTemplate jdbc, String sql, PreparedStatementSetter setter, RowCallbackHandler reader) {
    jdbc.execute(
        sql,
        (PreparedStatementCallback<Void>)
            statement -> {
              setter.setValues(statement);
              statement.execute();
              statement.getMoreResults();
              try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                  reader.processRow(rows);
                }
              }
              return null;
            });
  }
}
