package dev.sagas.endtoend.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChaosOptionsTest {

  @Test
  void readsMinutesAndSeed() {
    ChaosOptions options = ChaosOptions.parse("--minutes", "20", "--seed", "7");

    assertThat(options.time()).isEqualTo(Duration.ofMinutes(20));
    assertThat(options.seed()).isEqualTo(7);
    assertThat(options.wants("anything")).isTrue();
  }

  @Test
  void namesTheCommandThatRepeatsARun() {
    ChaosOptions options = ChaosOptions.parse("--seed", "7", "--rate", "12.5", "--only", "kill.*");

    assertThat(options.command())
        .isEqualTo("./dev chaos --minutes 5 --seed 7 --rate 12.5 --only 'kill.*'");
    assertThat(options.wants("kill -9 of RabbitMQ")).isTrue();
    assertThat(options.wants("pause of RabbitMQ")).isFalse();
  }

  @Test
  void saysHowItIsCalled() {
    assertThatThrownBy(() -> ChaosOptions.parse("--hours", "1")).hasMessageContaining("usage");
    assertThatThrownBy(() -> ChaosOptions.parse("--minutes")).hasMessageContaining("usage");
  }
}
