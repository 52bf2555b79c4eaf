package dev.sagas.services.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class WaitPreferenceTest {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(
      strings = {"wait=10", "respond-async, wait=10", "WAIT = \"10\"", "wait=10; x=y, wait=20"})
  void readsTheFirstWait(String value) {
    assertThat(of(value)).contains(new WaitPreference(Duration.ofSeconds(10)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "respond-async", "wait", "wait=-1", "wait=soon", "wait=1.5", "awaits=3"})
  void isAsGoodAsNoneWhereItMakesNoSense(String value) {
    assertThat(of(value)).isEmpty();
  }

  @Test
  void isCutToTheLongestWait() {
    assertThat(of("wait=999999999")).contains(new WaitPreference(LONGEST));
    assertThat(of("wait=999999999").orElseThrow().header()).isEqualTo("wait=30");
  }

  @Test
  void isFoundInAnyOfSeveralHeaders() {
    HttpHeaders headers = new HttpHeaders();
    headers.add("prefer", "return=minimal");
    headers.add("prefer", "wait=3");

    assertThat(WaitPreference.of(headers, LONGEST))
        .contains(new WaitPreference(Duration.ofSeconds(3)));
  }

  private static Optional<WaitPreference> of(String value) {
    HttpHeaders headers = new HttpHeaders();
    headers.add("Prefer", value);
    return WaitPreference.of(headers, LONGEST);
  }
}
