package dev.sagas.stack.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficOptionsTest {

  @Test
  void ordersFiveTimesASecondForTenMinutesUnlessToldOtherwise() {
    TrafficOptions usual = TrafficOptions.parse(List.of());
    TrafficOptions told =
        TrafficOptions.parse(List.of("--rate", "0.5", "--minutes", "1.5", "--seed", "7"));

    assertThat(usual.rate()).isEqualTo(5);
    assertThat(usual.duration()).isEqualTo(Duration.ofMinutes(10));
    assertThat(told.rate()).isEqualTo(0.5);
    assertThat(told.duration()).isEqualTo(Duration.ofSeconds(90));
    assertThat(told.seed()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "--rate, 0, --rate is orders a second",
    "--rate, NaN, --rate is orders a second",
    "--rate, 2000, --rate is orders a second",
    "--rate, fast, '--rate takes a number, not ''fast'''",
    "--minutes, 0, --minutes must be above 0",
    "--speed, 5, Unknown option --speed"
  })
  void saysWhatAnOptionMayBe(String option, String value, String message) {
    assertThatThrownBy(() -> TrafficOptions.parse(List.of(option, value)))
        .isInstanceOf(TrafficException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void everyBehaviourIsInTheMix() {
    SplittableRandom random = new SplittableRandom(1);

    assertThat(
            Stream.generate(() -> Behaviour.draw(random)).limit(5_000).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Behaviour.values());
  }
}
