package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.system.Books;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Quiet;
import dev.sagas.test.Repository;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Waits for rest after the last fault, and holds the books against every promise. */
final class Judge {

  /** How long the system may take to come to rest and to add up. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Books books;
  private final OutboxCopy copy;
  private final EventLog log;
  private final Bindings bindings = new Bindings(Repository.find());
  private final Quiet quiet;
  private final Receipts receipts;

  Judge(ChaosSystem system, OutboxCopy copy, Catalogue catalogue, Receipts receipts) {
    this.books = system.books();
    this.copy = copy;
    this.log = new EventLog(system.broker());
    this.quiet = new Quiet(books, catalogue::delivered);
    this.receipts = receipts;
  }

  /**
   * Looks until nothing is wrong, or the limit has passed.
   *
   * @param healed when the last fault was over, by {@link System#nanoTime}
   */
  Verdict judge(long healed) throws IOException, InterruptedException {
    while (true) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - healed);
      boolean late = elapsed.compareTo(LIMIT) > 0;
      if (late || atRest()) {
        List<String> violations = violations();
        if (late || violations.isEmpty()) {
          return new Verdict(violations, elapsed, outcomes(), events());
        }
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  /** Cheap, and true before everything is well; never false after. */
  private boolean atRest() {
    return moving() == 0 && CheckoutSystem.SERVICES.stream().allMatch(this::hasPublished);
  }

  /** Orders that have not ended. */
  long moving() {
    return books.count(
        "order",
        "select count(*) from orders where state in ('PENDING', 'CONFIRMED', 'CANCELLING')");
  }

  private boolean hasPublished(String service) {
    return books.count(service, "select count(*) from saga.outbox where publish_at is null") == 0;
  }

  private List<String> violations() throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    long moving = moving();
    if (moving > 0) {
      all.add(moving + " orders have not ended");
    }
    all.addAll(quiet.discrepancies());
    all.addAll(changes());
    all.addAll(receipts.against(ordersByKey()));
    all.addAll(Ledger.violations(copy, bindings, log.firstPlaces()));
    return all;
  }

  /** Each order is in the state that it changed to last, and changed as orders may. */
  private List<String> changes() {
    String sql =
        """
        select 'order ' || id || ' is ' || state || ' after ' || path
        from orders join (
          select order_id, string_agg(state, ' ' order by sequence) as path
          from order_state_change group by order_id) as changes on order_id = id
        where path not in (
            'PENDING CONFIRMED COMPLETED', 'PENDING CONFIRMED COMPLETED CANCELLING CANCELLED',
            'PENDING CONFIRMED CANCELLING CANCELLED', 'PENDING CANCELLING CANCELLED')
          or path not like '%' || state
        """;
    return books.of("order").sql(sql).query(String.class).list();
  }

  private Map<String, UUID> ordersByKey() {
    Map<String, UUID> orders = new LinkedHashMap<>();
    books
        .of("order")
        .sql("select key, id from orders left join idempotency_key on order_id = id")
        .query(
            (row, number) ->
                orders.put(
                    row.getString(1) == null ? "none" : row.getString(1),
                    row.getObject(2, UUID.class)))
        .list();
    return orders;
  }

  private Map<String, Long> outcomes() {
    Map<String, Long> outcomes = new LinkedHashMap<>();
    String sql =
        """
        select concat_ws(', ', state, reason), count(*) from orders group by 1 order by 2 desc
        """;
    books
        .of("order")
        .sql(sql)
        .query((row, number) -> outcomes.put(row.getString(1), row.getLong(2)))
        .list();
    return outcomes;
  }

  private long events() {
    return CheckoutSystem.SERVICES.stream().mapToLong(service -> copy.of(service).size()).sum();
  }
}
