package dev.sagas.test.explore;

/**
 * How much may go wrong in one run. What changes nothing takes nothing from it.
 *
 * @param duplicates deliveries of what was delivered
 * @param crashes processes that die, with what they had not committed or not acknowledged
 * @param losses messages that are parked, and never looked at
 * @param late deliveries of what has ended long ago, to a service whose inbox has forgotten it
 * @param copies further copies, at any one time, of messages upon which the outside is being called
 */
public record Budget(int duplicates, int crashes, int losses, int late, int copies) {

  /** Nothing goes wrong but the order of things. */
  public static final Budget NOTHING = new Budget(0, 0, 0, 0, 0);

  private static final int MOST = 15;

  public Budget {
    if (Math.min(Math.min(duplicates, crashes), Math.min(losses, late)) < 0
        || Math.max(Math.max(duplicates, crashes), Math.max(losses, late)) > MOST) {
      throw new IllegalArgumentException("a budget is 0 to " + MOST + " of each");
    }
  }

  /** What goes wrong with a step. */
  enum Cost {
    NONE,
    DUPLICATE,
    CRASH,
    LOSS,
    LATE;

    private int shift() {
      return (ordinal() - 1) * 4;
    }

    boolean affordable(int packed) {
      return this == NONE || ((packed >> shift()) & MOST) > 0;
    }

    int take(int packed) {
      return this == NONE ? packed : packed - (1 << shift());
    }
  }

  /** Whether {@code packed} leaves at least as much of everything as {@code other}. */
  static boolean covers(int packed, int other) {
    for (int shift = 0; shift < 16; shift += 4) {
      if ((packed >> shift & MOST) < (other >> shift & MOST)) {
        return false;
      }
    }
    return true;
  }

  int packed() {
    return duplicates | crashes << 4 | losses << 8 | late << 12;
  }

  /**
   * So many duplicates and crashes, each of which may leave a further copy of what is being called
   * for: a redelivery, or a second publication by a relay that died between confirm and delete.
   */
  public static Budget of(int duplicates, int crashes) {
    return new Budget(duplicates, crashes, 0, 0, duplicates + crashes);
  }
}
