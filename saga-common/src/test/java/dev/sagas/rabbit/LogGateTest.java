package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.choreography.ServiceNames;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LogGateTest {

  private static final Confirmation TAKEN = new Confirmation.Accepted();
  private static final Confirmation RETURNED = new Confirmation.Refused("returned: NO_ROUTE");

  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final LogGate gate = new LogGate(new ServiceNames("shop"), clock());

  @Test
  void isOpenWhenTheLogTakesTheMark() {
    assertThatCode(() -> gate.pass(TAKEN)).doesNotThrowAnyException();
  }

  @Test
  void holdsEventsBackForHalfAMinuteAndThenNoLonger() {
    assertShut();
    now = now.plusSeconds(29);
    assertShut();
    now = now.plusSeconds(1);

    assertThatCode(() -> gate.pass(RETURNED)).doesNotThrowAnyException();
    assertThatCode(() -> gate.pass(RETURNED)).doesNotThrowAnyException();
  }

  @Test
  void holdsThemBackAgainAfterTheLogWasThere() {
    assertShut();
    now = now.plusSeconds(30);
    assertThatCode(() -> gate.pass(TAKEN)).doesNotThrowAnyException();

    assertShut();
  }

  private void assertShut() {
    assertThatThrownBy(() -> gate.pass(RETURNED))
        .isInstanceOf(UnconfirmedException.class)
        .hasMessageContaining("not there yet");
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }
}
