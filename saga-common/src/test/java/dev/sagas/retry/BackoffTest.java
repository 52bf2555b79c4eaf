package dev.sagas.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  @ParameterizedTest
  @CsvSource({
    "-1, 100",
    "0, 100",
    "1, 100",
    "2, 200",
    "3, 400",
    "6, 3200",
    "7, 5000",
    "2147483647, 5000"
  })
  void doublesUpToTheLongestPause(int attempt, long millis) {
    assertThat(backoff.after(attempt)).hasMillis(millis);
  }

  @Test
  void refusesPausesThatDoNotGrow() {
    Duration second = Duration.ofSeconds(1);

    assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, second));
    assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(second.negated(), second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(second, second.minusMillis(1)))
        .withMessageContaining("first <= most");
  }
}
