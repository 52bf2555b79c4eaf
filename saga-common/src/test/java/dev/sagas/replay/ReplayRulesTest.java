package dev.sagas.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(300));

  private final ReplayRules rules = new ReplayRules(Duration.ofDays(30), Duration.ofMinutes(1));

  @Test
  void aYoungServiceHasForgottenNothing() {
    Instant began = NOW.minus(Duration.ofDays(29));

    assertThat(rules.refusal(new ReplayStart.Beginning(), began, NOW)).isEmpty();
    assertThat(rules.refusal(new ReplayStart.At(7), began, NOW)).isEmpty();
    assertThat(rules.refusal(new ReplayStart.Since(LONG_AGO), began, NOW)).isEmpty();
  }

  @Test
  void anOldOneRemembersNoFurtherThanItsRetention() {
    ReplayStart recent = new ReplayStart.Since(NOW.minus(Duration.ofDays(29)));
    ReplayStart early = new ReplayStart.Since(NOW.minus(Duration.ofDays(30)));

    assertThat(rules.refusal(recent, LONG_AGO, NOW)).isEmpty();
    assertThat(rules.refusal(early, LONG_AGO, NOW)).isPresent();
    assertThat(rules.refusal(new ReplayStart.Beginning(), LONG_AGO, NOW)).isPresent();
    assertThat(rules.refusal(new ReplayStart.At(7), LONG_AGO, NOW))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("Replay from a moment after 2026-10-23T10:01"));
  }
}
