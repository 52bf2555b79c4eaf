package dev.sagas.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayStartTest {

  @Test
  void readsABeginningAMomentAndAnOffset() {
    assertThat(ReplayStart.parse("start")).isEqualTo(new ReplayStart.Beginning());
    assertThat(ReplayStart.parse("2026-11-01T00:00:00Z"))
        .isEqualTo(new ReplayStart.Since(Instant.parse("2026-11-01T00:00:00Z")));
    assertThat(ReplayStart.parse("12345")).isEqualTo(new ReplayStart.At(12_345));
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "2026-11-01T00:00:00Z", "0", "12345"})
  void writesWhatItReads(String text) {
    assertThat(ReplayStart.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "-1", "2026-11-01", "99999999999999999999"})
  void saysWhatMayBeWritten(String text) {
    assertThatThrownBy(() -> ReplayStart.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write start, a moment such as");
  }
}
