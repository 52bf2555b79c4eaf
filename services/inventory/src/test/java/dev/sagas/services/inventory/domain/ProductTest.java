package dev.sagas.services.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTest {

  private final Product mug = new Product("MUG", "A mug", new Money(250, "GBP"));

  @Test
  void beginsWithVersionOneAndNothingOnHand() {
    assertThat(mug.version()).isOne();
    assertThat(mug.onHand()).isZero();
    assertThat(mug.available()).isZero();
  }

  @Test
  void keepsItsVersionWhenListedWithTheSameContent() {
    assertThat(mug.relist("A mug", new Money(250, "GBP"))).isFalse();
    assertThat(mug.version()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"A mug, 251, GBP", "A mug, 250, EUR", "A big mug, 250, GBP"})
  void takesANewVersionWithEachChange(String name, long amount, String currency) {
    Money price = new Money(amount, currency);

    assertThat(mug.relist(name, price)).isTrue();

    assertThat(mug.version()).isEqualTo(2);
    assertThat(mug.name()).isEqualTo(name);
    assertThat(mug.price()).isEqualTo(price);
  }

  @Test
  void takesInDeliveriesUpToTheMostThatMayBeOnHand() {
    assertThat(mug.receive(Product.MOST_ON_HAND - 1)).isTrue();
    assertThat(mug.receive(2)).isFalse();
    assertThat(mug.receive(Long.MAX_VALUE)).isFalse();
    assertThat(mug.receive(1)).isTrue();

    assertThat(mug.onHand()).isEqualTo(Product.MOST_ON_HAND);
  }

  @Test
  void knowsNoDeliveryWithoutPieces() {
    assertThatThrownBy(() -> mug.receive(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mug.receive(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
