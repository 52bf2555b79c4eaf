package dev.sagas.services.order.persistence;

import dev.sagas.services.order.application.PriceList;
import dev.sagas.services.order.domain.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The price list, each call one statement. */
@Repository
class JdbcPriceList implements PriceList {

  private final JdbcClient jdbc;

  JdbcPriceList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Compares versions under the row's lock, so that the newest wins among concurrent listings. */
  @Override
  public boolean list(ListedProduct product) {
    return jdbc.sql(
                """
                insert into price_list (sku, version, amount, currency)
                values (:sku, :version, :amount, :currency)
                on conflict (sku) do update
                set version = excluded.version, amount = excluded.amount, currency = excluded.currency
                where price_list.version < excluded.version
                """)
            .param("sku", product.sku())
            .param("version", product.version())
            .param("amount", product.price().amount())
            .param("currency", product.price().currency())
            .update()
        == 1;
  }

  /** Uses price_list_pk. */
  @Override
  public Map<String, Money> prices(Set<String> skus) {
    Map<String, Money> prices = new HashMap<>();
    jdbc.sql("select sku, amount, currency from price_list where sku = any (:skus)")
        .param("skus", skus.toArray(String[]::new))
        .query(
            row -> {
              prices.put(
                  row.getString("sku"),
                  new Money(row.getLong("amount"), row.getString("currency")));
            });
    return prices;
  }
}
