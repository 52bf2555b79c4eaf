package dev.sagas.endtoend.chaos;

import dev.sagas.test.Account;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says every few seconds how far a run is and what is broken. */
final class Progress implements AutoCloseable {

  private static final long EVERY_SECONDS = 5;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final PrintStream out;
  private final Saboteur saboteur;
  private final Receipts receipts;
  private final Load load;
  private final Parts parts;
  private final String database;
  private String ended = "0";

  Progress(
      PrintStream out,
      ChaosSystem system,
      Saboteur saboteur,
      Receipts receipts,
      Load load,
      Parts parts) {
    this.out = out;
    this.saboteur = saboteur;
    this.receipts = receipts;
    this.load = load;
    this.parts = parts;
    // The database may be away, or paused: whoever reports does not wait for it.
    this.database =
        system.postgres().jdbcUrl("order") + "?connectTimeout=1&loginTimeout=1&socketTimeout=2";
    clock.scheduleWithFixedDelay(this::say, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void say() {
    Duration elapsed = saboteur.elapsed();
    out.printf(
        "  %02d:%02d  orders %d accepted, %s ended, %d customers waiting; faults %d; broken: %s%n",
        elapsed.toMinutes(),
        elapsed.toSecondsPart(),
        receipts.accepted(),
        ended(),
        load.waiting(),
        saboteur.struck().size(),
        parts.describe());
  }

  private String ended() {
    Account account = Account.named("order");
    try (Connection connection =
            DriverManager.getConnection(database, account.user(), account.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (select count(*) from orders) - (select count(*) from orders"
                    + " where state in ('PENDING', 'CONFIRMED', 'CANCELLING'))")) {
      row.next();
      ended = row.getString(1);
    } catch (SQLException away) {
      // The last known number will do.
    }
    return ended;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
