package dev.sagas.services.payment.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.event.EventJson;
import dev.sagas.services.payment.domain.Money;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadEventsTest {

  private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");

  @Test
  void readsAPlacedOrderAndIgnoresTheRest() {
    String body =
        """
        {"orderId": "ID", "customerId": "ID", "lines": [{"sku": "MUG", "quantity": 2}],
         "total": {"amount": 5098, "currency": "GBP"}, "paymentMethod": "pm_card_visa",
         "placedAt": "2026-03-01T10:00:00Z"}""";

    assertThat(EventJson.read(withIds(body), OrderPlaced.class))
        .isEqualTo(new OrderPlaced(ID, ID, new Money(5098, "GBP"), "pm_card_visa"));
  }

  @Test
  void readsOfEveryOtherEventItsOrder() {
    String body = "{'orderId': 'ID', 'customerId': 'ID', 'reason': 'DEADLINE_PASSED'}";

    assertThat(EventJson.read(withIds(body), OrderReference.class))
        .isEqualTo(new OrderReference(ID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'orderId': 'ID', 'customerId': 'ID', 'paymentMethod': 'pm_card_visa'}",
        "{'orderId': 'ID', 'customerId': 'ID', 'total': {'amount': 1, 'currency': 'GBP'}}",
        "{'orderId': 'ID', 'customerId': 'ID', 'paymentMethod': 'x', 'total': {'amount': 1}}",
        "{'orderId': 'ID', 'customerId': 'ID', 'paymentMethod': 'x',"
            + " 'total': {'amount': -1, 'currency': 'GBP'}}"
      })
  void cannotReadAnOrderThatDoesNotSayHowItIsPaid(String body) {
    assertThatThrownBy(() -> EventJson.read(withIds(body), OrderPlaced.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String withIds(String body) {
    return body.replace('\'', '"').replace("ID", ID.toString());
  }
}
