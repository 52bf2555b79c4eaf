package dev.sagas.services.inventory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.event.UuidV7;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** The database refuses, by name, whatever a mistake in the code would bring about. */
class InventoryConstraintsIT extends RunningInventoryService {

  private final UUID id = UuidV7.next();

  @BeforeEach
  void aProductOfWhichAnOrderHoldsSome() {
    jdbc.sql("truncate product, stock_reservation, stock_reservation_line").update();
    jdbc.sql(
            """
            insert into product (sku, version, name, price, currency, on_hand, reserved)
            values (:id, 1, 'A mug', 250, 'GBP', 10, 4)""")
        .param("id", id.toString())
        .update();
    jdbc.sql(
            """
            insert into stock_reservation (order_id, state, reserved_at)
            values (:id, 'RESERVED', now())""")
        .param("id", id)
        .update();
    jdbc.sql(
            """
            insert into stock_reservation_line (order_id, sku, quantity)
            values (:id, :sku, 4)""")
        .param("id", id)
        .param("sku", id.toString())
        .update();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stock_never_negative         | alter table product drop constraint reserved_within_on_hand; update product set on_hand = -1
          reserved_never_negative      | update product set reserved = -1
          reserved_within_on_hand      | update product set reserved = 11
          price_never_negative         | update product set price = -1
          product_version_positive     | update product set version = 0
          product_currency_form        | update product set currency = 'gbp'
          product_sku_form             | insert into product values ('a/b', 1, 'x', 1, 'GBP', 0, 0)
          product_sku_form             | insert into product values ('a\\b', 1, 'x', 1, 'GBP', 0, 0)
          product_sku_form             | insert into product values (repeat('a', 65), 1, 'x', 1, 'GBP', 0, 0)
          stock_state_known            | update stock_reservation set state = 'SOLD'
          stock_committed_has_time     | update stock_reservation set state = 'COMMITTED'
          stock_reserved_not_committed | update stock_reservation set committed_at = now()
          stock_released_has_time      | update stock_reservation set state = 'RELEASED'
          stock_released_has_time      | update stock_reservation set released_at = now()
          stock_reserved_once_per_order| insert into stock_reservation select * from stock_reservation
          stock_line_once_per_sku      | insert into stock_reservation_line select * from stock_reservation_line
          stock_line_quantity_positive | update stock_reservation_line set quantity = 0
          stock_line_of_product        | update stock_reservation_line set sku = 'unheard-of'
          stock_line_of_reservation    | delete from stock_reservation
          """)
  void refuses(String constraint, String statement) {
    assertThatThrownBy(() -> jdbc.sql(statement).update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining(constraint);
  }
}
