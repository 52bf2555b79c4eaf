package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.audit.EventAudit;
import dev.sagas.endtoend.system.Books;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Looks;
import dev.sagas.endtoend.system.Quiet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Waits for rest after the last fault, and holds the books against every promise. */
final class Judge {

  /** How many times the limit we look, to tell what is late from what never comes. */
  private static final int PATIENCE = 4;

  private final Books books;
  private final EventAudit audit;
  private final Quiet quiet;
  private final Receipts receipts;
  private final Duration limit;

  /**
   * A judge of one run.
   *
   * @param limit how long the system may take to come to rest and to add up
   */
  Judge(
      ChaosSystem system,
      EventAudit audit,
      Catalogue catalogue,
      Receipts receipts,
      Duration limit) {
    this.limit = limit;
    this.books = system.books();
    this.audit = audit;
    this.quiet = new Quiet(books, catalogue::delivered);
    this.receipts = receipts;
  }

  /**
   * Looks until nothing is wrong, or nothing will get better.
   *
   * @param healed when the last fault was over, by {@link System#nanoTime}
   */
  Verdict judge(long healed) throws Exception {
    Duration patience = limit.multipliedBy(PATIENCE);
    Looks.Seen last =
        Looks.untilWell(
            healed, patience, () -> atRest() ? violations() : List.of("not at rest yet"));
    List<String> violations = last.wrong().isEmpty() ? List.of() : violations();
    return new Verdict(late(violations, last.after()), last.after(), outcomes(), audit.events());
  }

  private List<String> late(List<String> violations, Duration elapsed) {
    if (elapsed.compareTo(limit) <= 0) {
      return violations;
    }
    List<String> all = new ArrayList<>(violations);
    String end = violations.isEmpty() ? "was at rest only " : "was not at rest ";
    all.add(
        0,
        "the system %s%d s after the last fault; %d s are allowed"
            .formatted(end, elapsed.toSeconds(), limit.toSeconds()));
    return all;
  }

  /** Cheap, and true before everything is well; never false after. */
  private boolean atRest() {
    return moving() == 0 && CheckoutSystem.SERVICES.stream().allMatch(this::hasPublished);
  }

  /** Orders that have ended. */
  long ended() {
    return books.count(
        "order", "select count(*) from orders where state in ('COMPLETED', 'CANCELLED')");
  }

  /** Orders that have not ended. */
  private long moving() {
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
    all.addAll(audit.violations());
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
}
