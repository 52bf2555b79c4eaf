package dev.sagas.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {

  private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

  @Test
  void standsStillUntilItIsMoved() {
    SettableClock clock = SettableClock.at(START);

    assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
    clock.advance(Duration.ofMinutes(5));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(300));
    clock.set(START);
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void isMovedInEveryZone() {
    SettableClock clock = SettableClock.at(START);
    Clock inBerlin = clock.withZone(ZoneId.of("Europe/Berlin"));

    clock.advance(Duration.ofDays(1));

    assertThat(inBerlin.instant()).isEqualTo(clock.instant());
  }
}
