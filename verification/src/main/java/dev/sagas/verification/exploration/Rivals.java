package dev.sagas.verification.exploration;

import java.util.List;

/** Two orders of one customer for one product. */
final class Rivals {

  /** Stock and credit are enough for one of them. */
  static final Shop FOR_THE_LAST_ONE = new Shop(1, 1, List.of(1, 1), false);

  /** Short of both, of stock, of credit; of both with different quantities; and of nothing. */
  static final List<Shop> SHOPS =
      List.of(
          FOR_THE_LAST_ONE,
          new Shop(1, 2, List.of(1, 1), false),
          new Shop(2, 1, List.of(1, 1), false),
          new Shop(2, 2, List.of(1, 2), false),
          new Shop(2, 2, List.of(1, 1), false));

  private Rivals() {}
}
