package dev.sagas.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(300));

  private final ReplayRules rules = new ReplayRules(Duration.ofDays(30), Duration.ofMinutes(1));

  @Test
  void aYoungServiceHasForgottenNothing() {
    Instant began = NOW.minus(Duration.ofDays(29));

    assertThat(refusal(new ReplayStart.Beginning(), began, NOW)).isEmpty();
    assertThat(refusal(new ReplayStart.At(7), began, NOW)).isEmpty();
    assertThat(refusal(new ReplayStart.Since(LONG_AGO), began, NOW)).isEmpty();
  }

  @Test
  void anOldOneRemembersNoFurtherThanItsRetention() {
    ReplayStart recent = new ReplayStart.Since(NOW.minus(Duration.ofDays(29)));
    ReplayStart early = new ReplayStart.Since(NOW.minus(Duration.ofDays(30)));

    assertThat(refusal(recent, LONG_AGO, NOW)).isEmpty();
    assertThat(refusal(early, LONG_AGO, NOW)).isPresent();
    assertThat(refusal(new ReplayStart.Beginning(), LONG_AGO, NOW)).isPresent();
    assertThat(refusal(new ReplayStart.At(7), LONG_AGO, NOW))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("Replay from a moment after 2026-10-23T10:01"));
  }

  @Test
  void asksFromWhereItStands() {
    ReplayStart start = new ReplayStart.Since(NOW.minus(Duration.ofDays(29)));
    ReplayProgress begun = ReplayProgress.begin("id", start, new UUID(0, 1), NOW);
    ReplayProgress further = begun.read(5, NOW.minus(Duration.ofDays(20)), 5, 5);
    Instant later = NOW.plus(Duration.ofDays(5));

    assertThat(rules.refusal(begun, LONG_AGO, later)).isPresent();
    assertThat(rules.refusal(further, LONG_AGO, later)).isEmpty();
    assertThat(rules.refusal(further, LONG_AGO, later.plus(Duration.ofDays(5)))).isPresent();
  }

  @Test
  void knowsNoHistoryThatIsStillToCome() {
    assertThat(refusal(new ReplayStart.Since(NOW.plusSeconds(1)), NOW, NOW))
        .hasValueSatisfying(reason -> assertThat(reason).contains("is still to come"));
  }

  /** Publishers' clocks may be ahead of this one. */
  @Test
  void goesOnFromAnEventThatIsAheadOfItsTime() {
    ReplayProgress ahead =
        ReplayProgress.begin("id", new ReplayStart.Beginning(), new UUID(0, 1), NOW)
            .read(5, NOW.plusSeconds(30), 5, 5);

    assertThat(rules.refusal(ahead, LONG_AGO, NOW)).isEmpty();
  }

  @Test
  void countsTheMomentBeforeItBeganAsLive() {
    ReplayProgress begun =
        ReplayProgress.begin("id", new ReplayStart.Beginning(), new UUID(0, 1), NOW);

    assertThat(rules.liveSince(begun)).isEqualTo(NOW.minusSeconds(60));
  }

  private Optional<String> refusal(ReplayStart start, Instant began, Instant now) {
    return rules.refusal(ReplayProgress.begin("id", start, new UUID(0, 1), now), began, now);
  }
}
