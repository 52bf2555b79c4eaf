package dev.sagas.endtoend.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Finds what still moves and what does not add up, over all orders of all tests. */
public final class Quiet {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Books books;
  private final Supplier<Map<String, Long>> delivered;

  /** Looks into {@code books} of a system whose products all come from {@code till}. */
  public Quiet(Books books, Till till) {
    this(books, till::delivered);
  }

  /**
   * Looks into {@code books}.
   *
   * @param delivered pieces that were delivered, by SKU; products that are missing there are not
   *     counted
   */
  public Quiet(Books books, Supplier<Map<String, Long>> delivered) {
    this.books = books;
    this.delivered = delivered;
  }

  public void await() {
    Awaitility.await("the system to be quiet")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(() -> assertThat(discrepancies()).isEmpty());
  }

  /** One sentence for each; none when all is well. */
  public List<String> discrepancies() {
    List<String> all = new ArrayList<>();
    for (String service : CheckoutSystem.SERVICES) {
      drained(service, all);
    }
    Map<UUID, String> credit = states("customer", "credit_reservation");
    Map<UUID, String> stock = states("inventory", "stock_reservation");
    Map<UUID, Paid> paid = payments();
    books
        .of("order")
        .sql("select id, state, total_amount from orders")
        .query(
            (row, number) ->
                new OrderEnd(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)))
        .list()
        .forEach(
            order ->
                all.addAll(
                    order.discrepancies(
                        credit.getOrDefault(order.id(), "NONE"),
                        stock.getOrDefault(order.id(), "NONE"),
                        paid.getOrDefault(order.id(), Paid.NOTHING))));
    exposures(all);
    pieces(all);
    return all.size() > 20 ? all.subList(0, 20) : all;
  }

  private void drained(String service, List<String> all) {
    long unpublished =
        books.count(service, "select count(*) from saga.outbox where publish_at is null");
    if (unpublished > 0) {
      all.add(service + " has " + unpublished + " events to publish");
    }
    if (!books.parked(service).isEmpty()) {
      all.add(service + " has parked " + books.parked(service));
    }
  }

  private Map<UUID, String> states(String service, String table) {
    Map<UUID, String> states = new HashMap<>();
    books
        .of(service)
        .sql("select order_id, state from " + table)
        .query((row, number) -> states.put(row.getObject(1, UUID.class), row.getString(2)))
        .list();
    return states;
  }

  private Map<UUID, Paid> payments() {
    String sql =
        """
        select order_id, state, count(provider.id) filter (where authorized > 0),
          coalesce(sum(authorized), 0)::bigint, coalesce(sum(captured), 0)::bigint,
          coalesce(sum(voided), 0)::bigint, coalesce(sum(refunded), 0)::bigint
        from payment left join provider_payment provider on provider.reference = payment.id
        group by payment.id
        """;
    Map<UUID, Paid> paid = new HashMap<>();
    books
        .of("payment")
        .sql(sql)
        .query(
            (row, number) ->
                paid.put(
                    row.getObject(1, UUID.class),
                    new Paid(
                        row.getString(2),
                        new Books.ProviderBooks(
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7)))))
        .list();
    return paid;
  }

  private void exposures(List<String> all) {
    String sql =
        """
        select count(*) from customer where exposure <> coalesce(
          (select sum(amount) from credit_reservation reservation
           where reservation.customer_id = customer.id and state = 'RESERVED'), 0)
        """;
    long wrong = books.count("customer", sql);
    if (wrong > 0) {
      all.add(wrong + " customers have an exposure that is not the sum of their reservations");
    }
  }

  private void pieces(List<String> all) {
    String sql =
        """
        select sku, on_hand, reserved, coalesce(sum(quantity) filter (where state = 'COMMITTED'), 0)
        from product left join stock_reservation_line using (sku) left join stock_reservation using (order_id)
        group by sku
        """;
    Map<String, Long> known = delivered.get();
    books
        .of("inventory")
        .sql(sql)
        .query(
            (row, number) ->
                new Pieces(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .list()
        .forEach(pieces -> pieces.check(known, all));
  }

  /** The pieces of one product. */
  private record Pieces(String sku, long onHand, long reserved, long gone) {

    void check(Map<String, Long> delivered, List<String> all) {
      long expected = delivered.getOrDefault(sku, onHand + gone);
      if (reserved != 0 || onHand + gone != expected) {
        all.add(this + " but delivered were " + expected);
      }
    }
  }

  /** Where an order's payment ended. */
  public record Paid(String state, Books.ProviderBooks provider) {
    static final Paid NOTHING = new Paid("NONE", Books.ProviderBooks.NOTHING);
  }
}
