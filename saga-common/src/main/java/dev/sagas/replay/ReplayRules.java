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
   * Why a replay must not go on from where it stands: the service may have handled events of there
   * that its inbox has forgotten. A service that is younger than that has forgotten nothing.
   */
  public Optional<String> refusal(ReplayProgress progress, Instant serviceBegan, Instant now) {
    ReplayStart start = progress.start();
    if (progress.next() != null) {
      Instant reached = progress.reached();
      return forgotten(reached == null ? start : new ReplayStart.Since(reached), serviceBegan, now);
    }
    return start instanceof ReplayStart.Since since && since.moment().isAfter(now)
        ? Optional.of("%s is still to come: history ends now".formatted(since.moment()))
        : forgotten(start, serviceBegan, now);
  }

  /**
   * From when on events are live for the service, whichever way they come: what occurred after a
   * replay began may wait for another try while its copy arrives, and must not have lost its effect
   * outside by then.
   */
  public Instant liveSince(ReplayProgress progress) {
    return progress.begunAt().minus(margin);
  }

  private Optional<String> forgotten(ReplayStart start, Instant serviceBegan, Instant now) {
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
