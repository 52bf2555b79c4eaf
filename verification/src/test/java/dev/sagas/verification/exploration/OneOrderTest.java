package dev.sagas.verification.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.test.explore.Budget;
import dev.sagas.test.explore.Coverage;
import dev.sagas.test.explore.ExhaustiveSearch;
import org.junit.jupiter.api.Test;

/** One order, whatever happens. */
class OneOrderTest {

  @Test
  void endsWellInAnyOrderOfEvents() {
    Coverage coverage =
        ExhaustiveSearch.of(
            Shop.forOne(2, 2).world(Wiring.sound()).with(Budget.of(0, 0)), 5_000_000);
    System.out.println(coverage);

    assertThat(coverage.failure()).isEmpty();
  }

  @Test
  void dup() {
    Coverage coverage =
        ExhaustiveSearch.of(
            Shop.forOne(2, 2).world(Wiring.sound()).with(Budget.of(2, 2)), 50_000_000);
    System.out.println(coverage);

    assertThat(coverage.failure()).isEmpty();
  }
}
