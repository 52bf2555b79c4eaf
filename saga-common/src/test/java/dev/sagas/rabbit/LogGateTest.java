package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.choreography.ServiceNames;
import org.junit.jupiter.api.Test;

class LogGateTest {

  private static final Confirmation TAKEN = new Confirmation.Accepted();
  private static final Confirmation RETURNED = new Confirmation.Refused("returned: NO_ROUTE");

  private final MovableClock clock = new MovableClock();
  private final LogGate gate = new LogGate(new ServiceNames("shop"), clock);

  @Test
  void isOpenWhenTheLogTakesTheMark() {
    assertThatCode(() -> gate.pass(TAKEN)).doesNotThrowAnyException();
  }

  @Test
  void holdsEventsBackForHalfAMinuteAndThenNoLonger() {
    assertShut();
    clock.now = clock.now.plusSeconds(29);
    assertShut();
    clock.now = clock.now.plusSeconds(1);

    assertThatCode(() -> gate.pass(RETURNED)).doesNotThrowAnyException();
    assertThatCode(() -> gate.pass(RETURNED)).doesNotThrowAnyException();
  }

  @Test
  void holdsThemBackAgainAfterTheLogWasThere() {
    assertShut();
    clock.now = clock.now.plusSeconds(30);
    assertThatCode(() -> gate.pass(TAKEN)).doesNotThrowAnyException();

    assertShut();
  }

  private void assertShut() {
    assertThatThrownBy(() -> gate.pass(RETURNED))
        .isInstanceOf(UnconfirmedException.class)
        .hasMessageContaining("not there yet");
  }
}
