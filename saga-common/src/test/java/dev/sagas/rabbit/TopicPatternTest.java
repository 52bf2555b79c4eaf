package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPatternTest {

  @ParameterizedTest
  @CsvSource({
    "order.placed.v1, true",
    "#, true",
    "order.#, true",
    "order.*.v1, true",
    "*.placed.*, true",
    "#.v1, true",
    "order.placed.v1.#, true",
    "order.#.placed.#.v1, true",
    "order.*, false",
    "order.placed, false",
    "order.placed.v2, false",
    "*, false",
    "order.placed.v1.*, false",
    "'', false"
  })
  void matchesAsATopicExchangeDoes(String pattern, boolean matches) {
    assertThat(TopicPattern.matches(pattern, "order.placed.v1")).isEqualTo(matches);
  }
}
