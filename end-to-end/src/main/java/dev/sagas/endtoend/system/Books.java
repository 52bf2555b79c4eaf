package dev.sagas.endtoend.system;

import dev.sagas.test.Account;
import dev.sagas.test.PrivatePostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the four databases, each as its own service's role. */
public final class Books {

  private final Map<String, JdbcClient> databases = new HashMap<>();

  public Books(PrivatePostgres postgres) {
    CheckoutSystem.SERVICES.forEach(
        service ->
            databases.put(
                service, JdbcClient.create(postgres.dataSource(service, Account.named(service)))));
  }

  public JdbcClient of(String service) {
    return Objects.requireNonNull(databases.get(service), service);
  }

  public boolean knowsPrice(String sku) {
    return count("order", "select count(*) from price_list where sku = ?", sku) == 1;
  }

  public long count(String service, String sql, Object... parameters) {
    return of(service).sql(sql).params(List.of(parameters)).query(Long.class).single();
  }

  /** What an order holds of its customer's credit: RESERVED, SETTLED, RELEASED or NONE. */
  public String credit(UUID order) {
    return state("customer", "select state from credit_reservation where order_id = ?", order);
  }

  public long exposure(UUID customer) {
    return count("customer", "select exposure from customer where id = ?", customer);
  }

  /** What an order holds of the stock: RESERVED, COMMITTED, RELEASED or NONE. */
  public String stock(UUID order) {
    return state("inventory", "select state from stock_reservation where order_id = ?", order);
  }

  public long onHand(String sku) {
    return count("inventory", "select on_hand from product where sku = ?", sku);
  }

  public long reserved(String sku) {
    return count("inventory", "select reserved from product where sku = ?", sku);
  }

  /** The state of an order's payment, or NONE. */
  public String payment(UUID order) {
    return state("payment", "select state from payment where order_id = ?", order);
  }

  /** What the payment provider booked for an order. */
  public ProviderBooks provider(UUID order) {
    String sql =
        """
        select
          count(*) filter (where authorized > 0) as charges,
          coalesce(sum(authorized), 0)::bigint as authorized,
          coalesce(sum(captured), 0)::bigint as captured,
          coalesce(sum(voided), 0)::bigint as voided,
          coalesce(sum(refunded), 0)::bigint as refunded
        from provider_payment where reference in (select id from payment where order_id = ?)
        """;
    return of("payment").sql(sql).param(order).query(ProviderBooks.class).single();
  }

  /**
   * Money at the provider, in pennies.
   *
   * @param charges how many authorisations were granted
   */
  public record ProviderBooks(
      long charges, long authorized, long captured, long voided, long refunded) {

    public static final ProviderBooks NOTHING = new ProviderBooks(0, 0, 0, 0, 0);

    public static ProviderBooks captured(long amount) {
      return new ProviderBooks(1, amount, amount, 0, 0);
    }

    public static ProviderBooks voided(long amount) {
      return new ProviderBooks(1, amount, 0, amount, 0);
    }

    public static ProviderBooks refunded(long amount) {
      return new ProviderBooks(1, amount, amount, 0, amount);
    }
  }

  /** The state of a step's fence in a service: DONE, COMPENSATED, BARRED or NONE. */
  public String fence(String service, UUID saga, String step) {
    String sql = "select state from saga.fence where saga_id = ? and step = ?";
    return of(service).sql(sql).params(saga, step).query(String.class).optional().orElse("NONE");
  }

  /** Reasons of what is parked in a service. */
  public List<String> parked(String service) {
    return of(service)
        .sql("select reason from saga.dead_letter where state = 'PARKED' order by id")
        .query(String.class)
        .list();
  }

  private String state(String service, String sql, UUID order) {
    return of(service).sql(sql).param(order).query(String.class).optional().orElse("NONE");
  }
}
