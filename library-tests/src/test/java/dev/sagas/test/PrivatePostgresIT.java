package dev.sagas.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivatePostgresIT {

  private static PrivatePostgres postgres;

  @BeforeAll
  static void start() {
    postgres = PrivatePostgres.start(PostgresSettings.temporary());
    postgres.createServiceDatabase("customer");
    postgres.createServiceDatabase("order-view");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void letsAServiceOwnItsDatabase() throws SQLException {
    execute(postgres, "customer", "customer", "create table one (id int); drop table one");

    assertThat(query("order-view", "select current_user")).isEqualTo("order-view");
  }

  @Test
  void refusesTheDatabaseOfAnotherService() {
    assertThatThrownBy(() -> execute(postgres, "order-view", "customer", "select 1"))
        .hasMessageContaining("permission denied for database \"order-view\"");
  }

  @Test
  void refusesAWrongPassword() {
    Account wrong = new Account("customer", "guess");

    assertThatThrownBy(() -> postgres.dataSource("customer", wrong).getConnection())
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void keepsCommitsWhenKilled() throws SQLException {
    execute(postgres, "customer", "customer", "create table kept as select 'yes' as answer");

    postgres.kill();
    postgres.start();

    assertThat(query("customer", "select answer from kept")).isEqualTo("yes");
  }

  @Test
  void createsADatabaseOnce() {
    postgres.createServiceDatabase("customer");

    assertThat(postgres.running()).isTrue();
  }

  @Test
  void commitsSynchronouslyAndLeavesTheDiskToTheSystem() throws SQLException {
    assertThat(query("customer", "show synchronous_commit")).isEqualTo("on");
    assertThat(query("customer", "show fsync")).isEqualTo("off");
    assertThat(query("customer", "show max_connections")).isEqualTo("300");
  }

  @Test
  void findsItsDataAgainInAFolderThatIsKept(@TempDir Path folder) throws SQLException {
    PostgresSettings settings = PostgresSettings.temporary().in(folder);
    try (PrivatePostgres first = PrivatePostgres.start(settings)) {
      first.createServiceDatabase("payment");
      execute(first, "payment", "payment", "create table kept ()");
    }

    try (PrivatePostgres second = PrivatePostgres.start(settings)) {
      execute(second, "payment", "payment", "select from kept");
      assertThat(second.running()).isTrue();
    }
  }

  private static void execute(PrivatePostgres server, String database, String role, String sql)
      throws SQLException {
    try (Connection connection = server.dataSource(database, Account.named(role)).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(String service, String sql) throws SQLException {
    try (Connection connection =
            postgres.dataSource(service, Account.named(service)).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
