package dev.sagas.autoconfigure;

import java.time.Duration;

/** Checks settings and names the property that is out of range. */
final class Limits {

  private Limits() {}

  static void within(String property, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d: set it between %d and %d".formatted(property, value, least, most));
    }
  }

  static void positive(String property, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("%s is %s: set it above zero".formatted(property, value));
    }
  }

  static void notShorter(String property, Duration value, String other, Duration than) {
    if (value.compareTo(than) < 0) {
      throw new IllegalArgumentException(
          "%s is %s: set it to %s or more, which is %s".formatted(property, value, than, other));
    }
  }

  static void longer(String property, Duration value, String other, Duration than) {
    if (value.compareTo(than) <= 0) {
      throw new IllegalArgumentException(
          "%s is %s: set it above %s, which is %s".formatted(property, value, other, than));
    }
  }
}
