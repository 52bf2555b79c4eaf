package dev.sagas.services.order.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.event.EventJson;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsumedBodiesTest {

  private static final UUID ORDER = UUID.fromString("01980f3e-5f0a-7cc0-8000-5b1f3a9d2c11");

  @Test
  void readsARefusalAndIgnoresTheRest() {
    Refusal refusal =
        EventJson.read(
            """
            {"orderId": "%s", "customerId": "%s", "reason": "CREDIT_LIMIT_EXCEEDED", "new": 1}
            """
                .formatted(ORDER, ORDER),
            Refusal.class);

    assertThat(refusal).isEqualTo(new Refusal(ORDER, "CREDIT_LIMIT_EXCEEDED"));
  }

  @Test
  void tellsWhatWasShort() {
    StockRefusal refusal =
        EventJson.read(
            """
            {"orderId": "%s", "reason": "INSUFFICIENT_STOCK", "skus": ["22423", "85123A"]}
            """
                .formatted(ORDER),
            StockRefusal.class);

    assertThat(refusal.detail()).isEqualTo("INSUFFICIENT_STOCK: 22423, 85123A");
  }

  @Test
  void tellsTheReasonAloneWhereNothingIsNamed() {
    StockRefusal refusal =
        EventJson.read(
            """
            {"orderId": "%s", "reason": "UNKNOWN_PRODUCT"}
            """
                .formatted(ORDER),
            StockRefusal.class);

    assertThat(refusal.detail()).isEqualTo("UNKNOWN_PRODUCT");
  }

  @Test
  void refusesABodyWithoutItsOrder() {
    assertThatThrownBy(() -> EventJson.read("{\"effect\": \"RELEASED\"}", OrderNotice.class))
        .hasMessageContaining("orderId");
  }
}
