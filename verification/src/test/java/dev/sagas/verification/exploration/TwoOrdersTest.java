package dev.sagas.verification.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.test.explore.PairCoverage;
import dev.sagas.test.explore.PairSearch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two orders for the same stock and credit: every interleaving of both. */
class TwoOrdersTest {

  static Stream<Shop> shops() {
    return Rivals.SHOPS.stream();
  }

  @ParameterizedTest
  @MethodSource("shops")
  void endWellWhoeverComesFirst(Shop shop) {
    PairCoverage coverage =
        PairSearch.of(shop.world(Wiring.sound()), ExhaustiveRun.MAX_STATES, line -> {});

    assertThat(coverage.failure()).isEmpty();
    assertThat(coverage.products()).isGreaterThan(500_000_000);
  }

  @Test
  void showTheStepsOfBothWhenTheyTakeTheSameCredit() {
    Wiring unlocked = Wiring.sound().withCustomers(WeakRepositories::customers);
    Shop shop = new Shop(2, 2, List.of(1, 1), false);

    PairCoverage coverage =
        PairSearch.of(shop.world(unlocked), ExhaustiveRun.MAX_STATES, line -> {});

    assertThat(coverage.failure()).isPresent();
    assertThat(coverage.failure().get().what()).startsWith("exposure is");
    assertThat(coverage.failure().get().trace())
        .containsSubsequence(
            "saga 2: order is asked for checkout", "saga 1: customer commits upon order.placed.v1");
  }
}
