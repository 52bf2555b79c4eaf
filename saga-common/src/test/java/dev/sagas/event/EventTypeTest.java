package dev.sagas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

  @ParameterizedTest
  @ValueSource(strings = {"order.placed.v1", "inventory.product-listed.v12", "a.b.c.v9999"})
  void readsWhatItWrites(String text) {
    assertThat(EventType.parse(text)).hasToString(text);
  }

  @Test
  void knowsNameVersionAndPublisher() {
    EventType type = EventType.parse("order.placed.v2");

    assertThat(type).isEqualTo(new EventType("order.placed", 2));
    assertThat(type.publisher()).isEqualTo("order");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "order",
        "order.v1",
        "order.placed",
        "order.placed.v0",
        "order.placed.v01",
        "order.placed.v10000",
        "Order.placed.v1",
        "order..placed.v1",
        "order.placed.v1 ",
        "order.#.v1",
        "dev.sagas.OrderPlaced"
      })
  void refusesAnotherForm(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventType.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("such as order.placed.v1");
  }

  @Test
  void refusesANameThatNoRoutingKeyHasRoomFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventType("order." + "x".repeat(250), 1))
        .withMessageContaining("256 characters");
  }
}
