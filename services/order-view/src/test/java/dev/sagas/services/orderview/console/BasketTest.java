package dev.sagas.services.orderview.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.services.orderview.application.Catalogue.Product;
import dev.sagas.services.orderview.domain.Money;
import dev.sagas.services.orderview.gateway.Storefront;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BasketTest {

  private final Product lamp = new Product("LAMP", "Desk lamp", new Money(2549, "GBP"));
  private final Product mug = new Product("MUG", "Mug", new Money(640, "GBP"));

  @Test
  void addsUp() {
    Basket basket = Basket.of(List.of(lamp, mug), Map.of("LAMP", 2, "MUG", 3));

    assertThat(basket.total()).isEqualTo(new Money(2 * 2549 + 3 * 640, "GBP"));
    assertThat(basket.order())
        .containsExactly(new Storefront.Line("LAMP", 2), new Storefront.Line("MUG", 3));
  }

  @Test
  void hasNoTotalWhenThereIsNothingToAddUp() {
    Product imported = new Product("VASE", "Vase", new Money(900, "EUR"));

    assertThat(Basket.of(List.of(), Map.of()).total()).isNull();
    assertThat(Basket.of(List.of(lamp, imported), Map.of("LAMP", 1, "VASE", 1)).total()).isNull();
  }

  @Test
  void takesQuantitiesOfPiecesAlone() {
    Map<String, String> form =
        Map.of(
            "quantity.LAMP", "2",
            "quantity.MUG", "0",
            "quantity.VASE", "-1",
            "quantity.BOX", "many",
            "quantity.HUGE", "9999999",
            "customer", "7");

    assertThat(Basket.quantities(form)).isEqualTo(Map.of("LAMP", 2, "HUGE", 1_000_000));
  }
}
