package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.fault.Hold;
import dev.sagas.test.Account;
import dev.sagas.test.PrivatePostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connections of one service to its database. */
final class DatabaseConnections {

  private static final int LIMIT = 30;
  private static final String TOO_MANY = "53300";

  private final PrivatePostgres postgres;
  private final String role;
  private final JdbcClient superuser;

  DatabaseConnections(PrivatePostgres postgres, String role) {
    this.postgres = postgres;
    this.role = role;
    this.superuser = JdbcClient.create(postgres.dataSource("postgres", PrivatePostgres.SUPERUSER));
  }

  void terminate(RandomGenerator random) {
    superuser
        .sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?")
        .param(role)
        .query(Boolean.class)
        .list();
  }

  /** Takes every connection that the role may have, and those of the service with them. */
  void exhaust(RandomGenerator random) throws InterruptedException, SQLException {
    List<Connection> taken = new ArrayList<>();
    limit(LIMIT);
    try {
      terminate(random);
      takeAll(taken);
      Hold.between(1_000, 6_000, random);
    } finally {
      limit(-1);
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  private void limit(int connections) {
    superuser.sql("alter role \"%s\" connection limit %d".formatted(role, connections)).update();
  }

  private void takeAll(List<Connection> taken) throws SQLException {
    while (taken.size() < LIMIT) {
      try {
        taken.add(postgres.dataSource(role, Account.named(role)).getConnection());
      } catch (SQLException refused) {
        if (TOO_MANY.equals(refused.getSQLState())) {
          return;
        }
        throw refused;
      }
    }
  }
}
