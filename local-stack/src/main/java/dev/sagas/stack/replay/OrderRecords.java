package dev.sagas.stack.replay;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the order service's database says of some customers' orders. */
record OrderRecords(JdbcClient database, List<UUID> customers) {

  List<UUID> ids() {
    return database
        .sql("select id from orders where customer_id = any(:customers)")
        .param("customers", customers.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  Map<Figure, Long> figures() {
    String sql =
        """
        select
          count(*) filter (where state = 'COMPLETED') as completed,
          count(*) filter (where state = 'CANCELLED') as cancelled,
          count(*) filter (where state not in ('COMPLETED', 'CANCELLED')) as others,
          coalesce(sum(total_amount), 0)::bigint as ordered,
          coalesce(sum(total_amount) filter (where state = 'COMPLETED'), 0)::bigint as standing
        from orders where customer_id = any(:customers)
        """;
    return database
        .sql(sql)
        .param("customers", customers.toArray(UUID[]::new))
        .query(
            (row, number) ->
                Map.of(
                    Figure.ORDERS_COMPLETED, row.getLong("completed"),
                    Figure.ORDERS_CANCELLED, row.getLong("cancelled"),
                    Figure.ORDERS_IN_OTHER_STATES, row.getLong("others"),
                    Figure.ORDERED, row.getLong("ordered"),
                    Figure.STANDING, row.getLong("standing")))
        .single();
  }
}
