package dev.sagas.verification.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.test.explore.Budget;
import dev.sagas.test.explore.Coverage;
import dev.sagas.test.explore.ExhaustiveSearch;
import dev.sagas.test.explore.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One order: every order of delivery, every answer of the provider, a cancellation at any time. */
class OneOrderTest {

  private static final int MAX_STATES = 5_000_000;

  @ParameterizedTest(name = "{0} pieces, credit for {1}")
  @CsvSource({"1, 1", "1, 0", "0, 1", "0, 0"})
  void endsWellWhoeverRefuses(int pieces, int credit) {
    assertEndsWell(Shop.forOne(pieces, credit).world(Wiring.sound()));
  }

  @Test
  void endsWellWhenADeadlineIsAllThatIsLeftOfAForwardEvent() {
    World world = Shop.forOne(1, 1).world(Wiring.sound()).losing(Losses.FORWARD).with(Losses.ONE);

    assertEndsWell(world);
  }

  @Test
  void endsWellWhenAnyEventComesAgainAfterTheInboxHasForgottenIt() {
    World world =
        new Shop(1, 1, List.of(1), true).world(Wiring.sound()).with(new Budget(0, 0, 0, 1, 0));

    assertEndsWell(world);
  }

  @Test
  void endsWellWithADuplicateAndACrashAnywhere() {
    assertEndsWell(Shop.forOne(1, 1).world(Wiring.sound()).with(Budget.of(1, 1)));
  }

  private static void assertEndsWell(World world) {
    Coverage coverage = ExhaustiveSearch.of(world, MAX_STATES);

    assertThat(coverage.failure()).isEmpty();
    assertThat(coverage.ends()).isPositive();
  }
}
