package dev.sagas.services.notification.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sagas.event.EventJson;
import dev.sagas.services.notification.application.Directory;
import dev.sagas.services.notification.domain.Customer;
import dev.sagas.services.notification.domain.Line;
import dev.sagas.services.notification.domain.Money;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was learnt, each by its primary key. */
@Component
class JdbcDirectory implements Directory {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

  /** Of an order's row. */
  private static final String TAKEN =
      " returning customer_id, captured_amount, captured_currency, released";

  private final JdbcClient jdbc;

  JdbcDirectory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void learn(Customer customer) {
    jdbc.sql(
            """
            insert into customer as known (id, version, name, email) values (?, ?, ?, ?)
            on conflict on constraint customer_pk do update
              set version = excluded.version, name = excluded.name, email = excluded.email
              where known.version < excluded.version
            """)
        .params(customer.id(), customer.version(), customer.name(), customer.email())
        .update();
  }

  @Override
  public void learn(String sku, long version, String name) {
    jdbc.sql(
            """
            insert into product as known (sku, version, name) values (?, ?, ?)
            on conflict on constraint product_pk do update
              set version = excluded.version, name = excluded.name
              where known.version < excluded.version
            """)
        .params(sku, version, name)
        .update();
  }

  @Override
  public Optional<Customer> customer(UUID id) {
    return jdbc.sql("select id, version, name, email from customer where id = ?")
        .params(id)
        .query(
            (row, number) ->
                new Customer(
                    row.getObject(1, UUID.class),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4)))
        .optional();
  }

  @Override
  public Map<String, String> names(Collection<String> skus) {
    Map<String, String> names = new HashMap<>();
    jdbc.sql("select sku, name from product where sku = any (?::text[])")
        .params((Object) skus.toArray(String[]::new))
        .query(
            row -> {
              names.put(row.getString(1), row.getString(2));
            });
    return names;
  }

  @Override
  public void placed(UUID orderId, UUID customerId, List<Line> lines) {
    jdbc.sql(
            """
            insert into customer_order (id, customer_id, lines) values (?, ?, ?)
            on conflict on constraint customer_order_pk do update
              set customer_id = excluded.customer_id, lines = excluded.lines
            """)
        .params(orderId, customerId, EventJson.write(lines))
        .update();
  }

  @Override
  public Optional<List<Line>> lines(UUID orderId) {
    return jdbc.sql("select lines from customer_order where id = ? and lines is not null")
        .params(orderId)
        .query((row, number) -> lines(row.getString(1)))
        .optional();
  }

  private static List<Line> lines(String json) {
    try {
      return JSON.readValue(json, LINES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the lines of an order are not as they were written", e);
    }
  }

  @Override
  public Taken captured(UUID orderId, UUID customerId, Money amount) {
    return taken(
        """
        insert into customer_order (id, customer_id, captured_amount, captured_currency)
        values (?, ?, ?, ?)
        on conflict on constraint customer_order_pk do update
          set customer_id = excluded.customer_id, captured_amount = excluded.captured_amount,
              captured_currency = excluded.captured_currency
        """,
        orderId,
        customerId,
        amount.amount(),
        amount.currency());
  }

  @Override
  public Taken released(UUID orderId) {
    return taken(
        """
        insert into customer_order (id, released) values (?, true)
        on conflict on constraint customer_order_pk do update set released = true
        """,
        orderId);
  }

  private Taken taken(String statement, Object... parameters) {
    return jdbc.sql(statement + TAKEN)
        .params(parameters)
        .query(
            (row, number) -> {
              String currency = row.getString(3);
              return new Taken(
                  row.getObject(1, UUID.class),
                  currency == null ? null : new Money(row.getLong(2), currency),
                  row.getBoolean(4));
            })
        .single();
  }
}
