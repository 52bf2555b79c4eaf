package dev.sagas.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which replays are safe. Pure.
 *
 * @param retention how long the inbox tells duplicates: an older event could take effect twice
 * @param margin how far clocks may differ; above zero
 */
public record ReplayRules(Duration retention, Duration margin) {

  /**
   * Why a replay must not run: the service may have handled events of its beginning that its inbox
   * has forgotten. A service that is younger than that has forgotten nothing.
   */
  public Optional<String> refusal(ReplayStart start, Instant serviceBegan, Instant now) {
    Instant earliest = now.minus(retention).plus(margin);
    boolean remembered =
        serviceBegan.isAfter(earliest)
            || (start instanceof ReplayStart.Since since && since.moment().isAfter(earliest));
    return remembered
        ? Optional.empty()
        : Optional.of(
            ("this service handles events since %s, and its inbox tells duplicates for %s only: what"
                    + " took effect before would do so again. Replay from a moment after %s, or into"
                    + " an empty database")
                .formatted(serviceBegan, retention, earliest));
  }
}
