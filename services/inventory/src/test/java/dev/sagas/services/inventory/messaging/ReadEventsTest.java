package dev.sagas.services.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

class ReadEventsTest {

  private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final ObjectMapper JSON = Jackson2ObjectMapperBuilder.json().build();

  @Test
  void readsAnOrdersPlacingAndIgnoresTheRest() throws JsonProcessingException {
    OrderPlaced order =
        JSON.readValue(
            """
            {"orderId": "01890000-0000-7000-8000-000000000001", "paymentMethod": "pm_card_visa",
             "lines": [{"sku": "MUG", "quantity": 2,
                        "unitPrice": {"amount": 250, "currency": "GBP"}}]}""",
            OrderPlaced.class);

    assertThat(order).isEqualTo(new OrderPlaced(ID, List.of(new WireLine("MUG", 2L))));
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

    assertThatThrownBy(() -> JSON.readValue(json, OrderPlaced.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
