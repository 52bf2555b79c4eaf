package dev.sagas.services.customer.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.event.EventJson;
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
            {"orderId": "01890000-0000-7000-8000-000000000001", "lines": [{"sku": "MUG"}],
             "customerId": "01890000-0000-7000-8000-000000000001", "paymentMethod": "pm_card_visa",
             "total": {"amount": 5098, "currency": "GBP", "taxed": true}}""",
            OrderPlaced.class);

    assertThat(order).isEqualTo(new OrderPlaced(ID, ID, new WireMoney(5098, "GBP")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'orderId': 'ID', 'customerId': 'ID'}",
        "{'orderId': 'ID', 'total': {'amount': 1, 'currency': 'GBP'}}",
        "{'orderId': 'ID', 'customerId': 'ID', 'total': {'currency': 'GBP'}}",
        "{'orderId': 'ID', 'customerId': 'ID', 'total': {'amount': 1}}",
        "{'orderId': 'ID', 'customerId': 'ID', 'total': {'amount': -1, 'currency': 'GBP'}}",
        "{'orderId': 'ID', 'customerId': 'ID', 'total': {'amount': 1, 'currency': 'pound'}}"
      })
  void cannotReadAPlacingWithoutAProperTotal(String body) {
    String json = body.replace('\'', '"').replace("ID", ID.toString());

    assertThatThrownBy(() -> EventJson.read(json, OrderPlaced.class))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
