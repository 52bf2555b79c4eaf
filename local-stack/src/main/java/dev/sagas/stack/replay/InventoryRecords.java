package dev.sagas.stack.replay;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the inventory service's database says. */
record InventoryRecords(JdbcClient database) {

  /** Pieces on hand by SKU; 0 for one that is not listed. */
  SortedMap<String, Long> onHand(Collection<String> skus) {
    SortedMap<String, Long> pieces = new TreeMap<>();
    skus.forEach(sku -> pieces.put(sku, 0L));
    database
        .sql("select sku, on_hand from product where sku = any(:skus)")
        .param("skus", skus.toArray(String[]::new))
        .query((row, number) -> pieces.put(row.getString(1), row.getLong(2)))
        .list();
    return pieces;
  }

  /** Pieces that are reserved, whoever reserved them. */
  long reserved(Collection<String> skus) {
    return database
        .sql("select coalesce(sum(reserved), 0)::bigint from product where sku = any(:skus)")
        .param("skus", skus.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /** Pieces that left with orders and were not put back. */
  long committed(List<UUID> orders) {
    String sql =
        """
        select coalesce(sum(line.quantity), 0)::bigint
        from stock_reservation join stock_reservation_line line using (order_id)
        where state = 'COMMITTED' and order_id = any(:orders)
        """;
    return database
        .sql(sql)
        .param("orders", orders.toArray(UUID[]::new))
        .query(Long.class)
        .single();
  }
}
