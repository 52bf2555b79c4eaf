package dev.sagas.services.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.services.inventory.domain.StockOutcome.Refused;
import dev.sagas.services.inventory.domain.StockOutcome.Reserved;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ShelfTest {

  private static final UUID ORDER = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Product cup = product("CUP", 2);
  private final Product mug = product("MUG", 10);
  private final Product pot = product("POT", 1);
  private final Shelf shelf = new Shelf(List.of(mug, pot, cup));

  @Test
  void reservesTheLastPiece() {
    assertThat(reserve(new Line("CUP", 2))).isInstanceOf(Reserved.class);
    assertThat(cup.available()).isZero();
    assertThat(cup.onHand()).isEqualTo(2);
  }

  @Test
  void reservesNothingWhenOneLineIsShort() {
    StockOutcome outcome = reserve(new Line("MUG", 1), new Line("POT", 2), new Line("CUP", 3));

    assertThat(outcome)
        .isEqualTo(new Refused(StockRefusal.INSUFFICIENT_STOCK, List.of("CUP", "POT")));
    assertThat(List.of(cup, mug, pot)).extracting(Product::reserved).containsOnly(0L);
  }

  @Test
  void namesUnknownProductsBeforeShortOnes() {
    StockOutcome outcome = reserve(new Line("POT", 9), new Line("YAK", 1), new Line("EMU", 1));

    assertThat(outcome).isEqualTo(new Refused(StockRefusal.UNKNOWN_PRODUCT, List.of("EMU", "YAK")));
  }

  @Test
  void sumsLinesOfTheSameProduct() {
    assertThat(reserve(new Line("CUP", 1), new Line("CUP", 2)))
        .isEqualTo(new Refused(StockRefusal.INSUFFICIENT_STOCK, List.of("CUP")));
    assertThat(reserve(new Line("CUP", 1), new Line("MUG", 3), new Line("CUP", 1)))
        .asInstanceOf(InstanceOfAssertFactories.type(Reserved.class))
        .extracting(made -> made.reservation().lines().bySku())
        .hasToString("{CUP=2, MUG=3}");
  }

  @Test
  void refusesQuantitiesWhoseSumOverflows() {
    assertThat(reserve(new Line("MUG", Long.MAX_VALUE), new Line("MUG", 2)))
        .isEqualTo(new Refused(StockRefusal.INSUFFICIENT_STOCK, List.of("MUG")));
  }

  @Test
  void doesNotCountWhatOthersHold() {
    reserve(new Line("MUG", 7));

    assertThat(reserve(new Line("MUG", 4))).isInstanceOf(Refused.class);
    assertThat(reserve(new Line("MUG", 3))).isInstanceOf(Reserved.class);
  }

  @Test
  void putsBackWhatHasLeftAlthoughMoreWasDeliveredSince() {
    Reserved made = (Reserved) reserve(new Line("MUG", 10));
    shelf.commit(made.reservation(), NOW);
    mug.receive(Product.MOST_ON_HAND);

    shelf.release(made.reservation(), NOW);

    assertThat(mug.onHand()).isEqualTo(Product.MOST_ON_HAND + 10);
  }

  @Test
  void knowsNoLineWithoutPieces() {
    assertThatThrownBy(() -> new Line("MUG", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Line("MUG", -1)).isInstanceOf(IllegalArgumentException.class);
  }

  private StockOutcome reserve(Line... lines) {
    return shelf.reserve(ORDER, Quantities.of(Arrays.asList(lines)), null, NOW);
  }

  private static Product product(String sku, long onHand) {
    Product product = new Product(sku, sku, new Money(100, "GBP"));
    product.receive(onHand);
    return product;
  }
}
