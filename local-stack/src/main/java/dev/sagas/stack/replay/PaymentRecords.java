package dev.sagas.stack.replay;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the payment service's database says of some orders: what the service recorded, and what the
 * simulated provider booked, which knows nothing of states.
 */
record PaymentRecords(JdbcClient database, List<UUID> orders) {

  Map<Figure, Long> figures() {
    Map<Figure, Long> figures = new EnumMap<>(Figure.class);
    figures.putAll(provider());
    figures.put(Figure.PAYMENTS_CAPTURED, captured());
    return figures;
  }

  private Map<Figure, Long> provider() {
    String sql =
        """
        select
          coalesce(sum(authorized), 0)::bigint as authorized,
          coalesce(sum(captured), 0)::bigint as captured,
          coalesce(sum(refunded), 0)::bigint as refunded,
          coalesce(sum(authorized - captured - voided), 0)::bigint as held
        from provider_payment
        where reference in (select id from payment where order_id = any(:orders))
        """;
    return database
        .sql(sql)
        .param("orders", orders.toArray(UUID[]::new))
        .query(
            (row, number) ->
                Map.of(
                    Figure.AUTHORISED, row.getLong("authorized"),
                    Figure.CAPTURED, row.getLong("captured"),
                    Figure.REFUNDED, row.getLong("refunded"),
                    Figure.HELD, row.getLong("held")))
        .single();
  }

  private long captured() {
    String sql =
        """
        select coalesce(sum(amount), 0)::bigint
        from payment where state = 'CAPTURED' and order_id = any(:orders)
        """;
    return database
        .sql(sql)
        .param("orders", orders.toArray(UUID[]::new))
        .query(Long.class)
        .single();
  }
}
