package dev.sagas.event;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Time-ordered identifiers (RFC 9562, version 7): 48 bits of milliseconds, then random bits, so
 * that new keys land beside each other in an index. Safe for use by several threads.
 */
public final class UuidV7 {

  private static final SecureRandom RANDOM = new SecureRandom();

  private UuidV7() {}

  /** A new identifier for the present moment of the system's clock. */
  public static UUID next() {
    return next(Clock.systemUTC());
  }

  /** A new identifier for the present moment of {@code clock}. */
  public static UUID next(Clock clock) {
    long millis = clock.millis();
    long high = (millis << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
    long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /**
   * The moment at which a version 7 identifier was made.
   *
   * @throws IllegalArgumentException if {@code id} is of another version
   */
  public static Instant instantOf(UUID id) {
    if (id.version() != 7) {
      throw new IllegalArgumentException(id + " is not a version 7 UUID");
    }
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
