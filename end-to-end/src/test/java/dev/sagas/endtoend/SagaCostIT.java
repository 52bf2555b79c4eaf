package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Statements;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import dev.sagas.test.EventProbe;
import dev.sagas.test.PrivatePostgres;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a completed checkout costs. The figures are counted, not timed, so they are the same on
 * every machine: a budget that is exceeded is a statement, a transaction or a field too many.
 */
class SagaCostIT {

  private static final int ORDERS = 20;
  private static final int STATEMENTS = 112;
  private static final int TRANSACTIONS = 28;
  private static final int LOG_BYTES = 26_000;
  private static final int MESSAGES = 10;
  private static final int BODY_BYTES = 2_000;

  /** After these nothing moves any more. */
  private static final List<String> LAST =
      List.of("order.completed.v1", "customer.credit-settled.v1", "inventory.stock-committed.v1");

  private final CheckoutSystem system = CheckoutSystem.start();
  private final Till till = system.till();
  private final Statements statements = new Statements(system.servers().postgres());
  private final JdbcTemplate jdbc =
      new JdbcTemplate(
          system.servers().postgres().dataSource("postgres", PrivatePostgres.SUPERUSER));

  @Test
  void staysWithinItsBudget() {
    UUID customer = till.customer(1_000_000_00);
    Line[] lines = {new Line(till.product(2_50, 1_000), 1), new Line(till.product(9_99, 1_000), 2)};
    try (EventProbe warmUp = system.probe()) {
      complete(warmUp, customer, lines);
    }
    statements.forget();
    long transactions = transactions();
    // Keeps the log that is written from now on: no further one is due for minutes.
    jdbc.execute("checkpoint");
    String log = logPosition();

    try (EventProbe probe = system.probe()) {
      for (int i = 0; i < ORDERS; i++) {
        complete(probe, customer, lines);
      }

      String all = statements.table(ORDERS, 100);
      assertThat(each(statements.count())).as("statements: %s", all).isLessThan(STATEMENTS);
      assertThat(each(transactions() - transactions)).as("transactions").isLessThan(TRANSACTIONS);
      assertThat(each(logBytes(log, logPosition()))).as("bytes of log").isLessThan(LOG_BYTES);
      assertThat(each(probe.events().size())).as("messages").isEqualTo(MESSAGES);
      assertThat(each(bytes(probe))).as("bytes of bodies").isLessThan(BODY_BYTES);
    }
  }

  /** Asks for nothing that would be counted. */
  private void complete(EventProbe probe, UUID customer, Line... lines) {
    UUID order = till.checkout(customer, Till.VISA, lines);
    LAST.forEach(type -> probe.await(type, order));
  }

  private static double each(long all) {
    return (double) all / ORDERS;
  }

  private static long bytes(EventProbe probe) {
    return probe.events().stream()
        .mapToLong(event -> event.body().toString().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  /** Transactions that wrote something, so far. */
  private long transactions() {
    return number("select pg_current_xact_id()::text::bigint");
  }

  /** Where the write-ahead log ends that can be read. */
  private String logPosition() {
    return Objects.requireNonNull(
        jdbc.queryForObject("select pg_current_wal_flush_lsn()::text", String.class));
  }

  /** Without the images of pages that are first written after a checkpoint, whenever that was. */
  private long logBytes(String start, String end) {
    jdbc.execute("create extension if not exists pg_walinspect");
    return number(
        "select sum(record_size)::bigint from pg_get_wal_stats(?::pg_lsn, ?::pg_lsn)", start, end);
  }

  private long number(String query, Object... arguments) {
    Long number = jdbc.queryForObject(query, Long.class, arguments);
    return number == null ? 0 : number;
  }
}
