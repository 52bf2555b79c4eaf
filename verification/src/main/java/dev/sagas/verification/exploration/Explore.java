package dev.sagas.verification.exploration;

import java.util.Optional;

/** Explores the checkout from the command line: {@code ./dev explore}. */
public final class Explore {

  private static final String USAGE =
      "usage: ./dev explore [--sagas N] [--seed S] [--workers W] | --exhaustive one-order|two-orders";

  private Explore() {}

  /**
   * Runs random orders, or every interleaving with {@code --exhaustive}. Exits with 1 when
   * something went wrong, and with 2 when it is asked for something else.
   */
  public static void main(String... arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    try {
      Options options = Options.of(arguments);
      Optional<String> exhaustive = options.text("exhaustive");
      boolean well =
          exhaustive.isPresent()
              ? ExhaustiveRun.of(exhaustive.get(), System.out::println)
              : BusyShop.walk(options, System.out::println);
      return well ? 0 : 1;
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "\n" + USAGE);
      return 2;
    }
  }
}
