package dev.sagas.verification.exploration;

import dev.sagas.test.explore.Budget;
import dev.sagas.test.explore.Coverage;
import dev.sagas.test.explore.ExhaustiveSearch;
import dev.sagas.test.explore.PairCoverage;
import dev.sagas.test.explore.PairSearch;
import java.util.List;
import java.util.function.Consumer;

/** Every interleaving of a few orders. */
final class ExhaustiveRun {

  static final int MAX_STATES = 20_000_000;

  /** Enough for both, short of stock, of credit, and of both. */
  private static final List<Shop> ONE_ORDER =
      List.of(Shop.forOne(1, 1), Shop.forOne(0, 1), Shop.forOne(1, 0), Shop.forOne(0, 0));

  private ExhaustiveRun() {}

  /**
   * Explores, and tells how it goes.
   *
   * @param what {@code one-order} or {@code two-orders}
   * @return false when something went wrong
   */
  static boolean of(String what, Consumer<String> out) {
    return switch (what) {
      case "one-order" -> ONE_ORDER.stream().allMatch(shop -> alone(shop, Budget.of(2, 2), out));
      case "two-orders" ->
          Rivals.SHOPS.stream().allMatch(shop -> rivals(shop, Budget.NOTHING, out))
              && rivals(Rivals.FOR_THE_LAST_ONE, Budget.of(1, 0), out);
      default -> throw new IllegalArgumentException("There is no " + what + " to explore.");
    };
  }

  private static boolean alone(Shop shop, Budget budget, Consumer<String> out) {
    out.accept(title(shop, budget));
    Coverage coverage =
        ExhaustiveSearch.of(shop.world(Wiring.sound()).with(budget), MAX_STATES, out);
    out.accept(coverage.toString());
    return coverage.failure().isEmpty();
  }

  private static boolean rivals(Shop shop, Budget budget, Consumer<String> out) {
    out.accept(title(shop, budget));
    PairCoverage coverage = PairSearch.of(shop.world(Wiring.sound()).with(budget), MAX_STATES, out);
    out.accept(coverage.toString());
    return coverage.failure().isEmpty();
  }

  private static String title(Shop shop, Budget budget) {
    return "Orders of %s with %d in stock and credit for %d, %d duplicates and %d crashes"
        .formatted(
            shop.wanted(), shop.pieces(), shop.creditFor(), budget.duplicates(), budget.crashes());
  }
}
