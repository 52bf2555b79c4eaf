package dev.sagas.services.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.event.EventJson;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadEventsTest {

  private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");

  @Test
  void readsAnOrdersPlacingAndIgnoresTheRest() {
    OrderPlaced order =
        EventJson.read(
            """
            {"orderId": "01890000-0000-7000-8000-000000000001", "paymentMethod": "pm_card_visa",
             "lines": [{"sku": "MUG", "quantity": 2,
                        "unitPrice": {"amount": 250, "currency": "GBP"}}]}""",
            OrderPlaced.class);

    assertThat(order).isEqualTo(new OrderPlaced(ID, List.of(new WireLine("MUG", 2))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'orderId': 'ID'}",
        "{'lines': []}",
        "{'orderId': 'ID', 'lines': [null]}",
        "{'orderId': 'ID', 'lines': [{'quantity': 1}]}",
        "{'orderId': 'ID', 'lines': [{'sku': 'MUG'}]}",
        "{'orderId': 'ID', 'lines': [{'sku': 'MUG', 'quantity': 0}]}",
        "{'orderId': 'ID', 'lines': [{'sku': 'MUG', 'quantity': -1}]}"
      })
  void cannotReadAPlacingWithoutProperLines(String body) {
    String json = body.replace('\'', '"').replace("ID", ID.toString());

    assertThatThrownBy(() -> EventJson.read(json, OrderPlaced.class))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
