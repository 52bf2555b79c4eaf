package dev.sagas.services.orderview.persistence;

import dev.sagas.services.orderview.application.Catalogue;
import dev.sagas.services.orderview.application.Generations;
import dev.sagas.services.orderview.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Products and customers of the generation that is read. */
@Component
class JdbcCatalogue implements Catalogue {

  private static final String PRODUCT = "sku, name, price_amount, price_currency";

  private final JdbcClient jdbc;
  private final Generations generations;

  JdbcCatalogue(JdbcClient jdbc, Generations generations) {
    this.jdbc = jdbc;
    this.generations = generations;
  }

  @Override
  public List<Product> products(String text, int limit) {
    if (text.isBlank()) {
      return jdbc.sql(first(schema())).params(limit).query((row, number) -> product(row)).list();
    }
    return new SearchText(text)
        .query()
        .map(
            query ->
                jdbc.sql(matching(schema()))
                    .params(query, limit)
                    .query((row, number) -> product(row))
                    .list())
        .orElse(List.of());
  }

  /** By {@code product_by_name}. */
  static String first(String schema) {
    return "select %s from %s.product order by name, sku limit ?".formatted(PRODUCT, schema);
  }

  /** By {@code product_search}, or {@code product_by_name} when very many match. */
  static String matching(String schema) {
    return """
        select %s from %s.product where search @@ cast(? as tsquery) order by name, sku limit ?
        """
        .formatted(PRODUCT, schema);
  }

  /** By {@code product_pk}. */
  @Override
  public List<Product> products(Collection<String> skus) {
    return jdbc.sql(
            "select %s from %s.product where sku = any (?::text[]) order by name, sku"
                .formatted(PRODUCT, schema()))
        .params((Object) skus.toArray(String[]::new))
        .query((row, number) -> product(row))
        .list();
  }

  private static Product product(ResultSet row) throws SQLException {
    return new Product(
        row.getString(1), row.getString(2), new Money(row.getLong(3), row.getString(4)));
  }

  /** By {@code customer_by_name}. */
  @Override
  public List<Customer> customers(int limit) {
    return jdbc.sql(customers(schema()))
        .params(limit)
        .query(
            (row, number) ->
                new Customer(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
        .list();
  }

  static String customers(String schema) {
    return "select id, name, email from %s.customer order by name, id limit ?".formatted(schema);
  }

  private String schema() {
    return ViewSchema.of(generations.current());
  }
}
