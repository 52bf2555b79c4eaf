package dev.sagas.test.explore;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What random walks came to.
 *
 * @param seed gives the same walks again
 * @param sagas how many have ended
 * @param steps how many steps were taken
 * @param nanos how long it took
 * @param outcomes how many have ended in which way
 * @param wrong what went wrong; null when nothing did
 */
public record Walked(
    long seed,
    long sagas,
    long steps,
    long nanos,
    Map<String, Long> outcomes,
    @Nullable Failure wrong) {
  public Walked {
    outcomes = Map.copyOf(outcomes);
  }

  /** What went wrong, by the shortest way to it that was found. */
  public Optional<Failure> failure() {
    return Optional.ofNullable(wrong);
  }

  /** Sagas in a minute. */
  public long rate() {
    return Math.round(sagas * 60e9 / Math.max(1, nanos));
  }

  /** The share of each outcome, the most frequent first. */
  public String shares() {
    return outcomes.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(it -> "%s %.1f %%".formatted(it.getKey(), 100.0 * it.getValue() / Math.max(1, sagas)))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "seed %d: %,d sagas, %,d steps, %,d sagas a minute, %s"
        .formatted(seed, sagas, steps, rate(), wrong == null ? "nothing wrong" : "\n" + wrong);
  }
}
