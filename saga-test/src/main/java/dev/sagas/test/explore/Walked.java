package dev.sagas.test.explore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What random walks came to.
 *
 * @param seed gives the same walks again
 * @param sagas how many have ended
 * @param steps how many steps were taken
 * @param nanos how long it took
 * @param wrong what went wrong; null when nothing did
 */
public record Walked(long seed, long sagas, long steps, long nanos, @Nullable Failure wrong) {

  /** What went wrong, by the shortest way to it that was found. */
  public Optional<Failure> failure() {
    return Optional.ofNullable(wrong);
  }

  /** Sagas in a minute. */
  public long rate() {
    return Math.round(sagas * 60e9 / Math.max(1, nanos));
  }

  @Override
  public String toString() {
    return "seed %d: %,d sagas, %,d steps, %,d sagas a minute, %s"
        .formatted(seed, sagas, steps, rate(), wrong == null ? "nothing wrong" : "\n" + wrong);
  }
}
