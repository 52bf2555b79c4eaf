package dev.sagas.services.payment.domain;

import static dev.sagas.services.payment.domain.PaymentsInState.NOW;
import static dev.sagas.services.payment.domain.PaymentsInState.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.services.payment.domain.Decision.Accepted;
import dev.sagas.services.payment.domain.Decision.Ignored;
import dev.sagas.services.payment.domain.Decision.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state against everything that can happen to a payment. */
class PaymentStateTableTest {

  /** Something that happens to a payment. */
  private interface Happening {
    Decision to(Payment payment);
  }

  private enum Input implements Happening {
    ORDER(payment -> payment.noteOrder(TERMS, NOW)),
    CREDIT(payment -> payment.noteCredit(NOW)),
    STOCK(payment -> payment.noteStock(NOW)),
    INTEND_AUTHORIZATION(payment -> payment.intendAuthorization(NOW)),
    APPROVAL(payment -> payment.authorize("pi_2", NOW)),
    DECLINE(payment -> payment.decline("expired_card", NOW)),
    INTEND_CAPTURE(Payment::intendCapture),
    CAPTURE(payment -> payment.capture(NOW)),
    CAPTURE_REFUSAL(payment -> payment.failCapture("capture_failed", NOW)),
    CANCELLATION(payment -> payment.cancel(NOW)),
    INTEND_RELEASE(Payment::intendRelease),
    VOID(payment -> payment.settleRelease(Release.VOIDED, NOW)),
    NOTHING_HELD(payment -> payment.settleRelease(Release.NOTHING_HELD, NOW));

    private final Happening happening;

    Input(Happening happening) {
      this.happening = happening;
    }

    @Override
    public Decision to(Payment payment) {
      return happening.to(payment);
    }
  }

  /**
   * State, input, next state, event. A cell that is not here is Ignored and changes nothing; "-" is
   * accepted without an event.
   */
  private static final String TABLE =
      """
      WAITING        ORDER                WAITING        -
      WAITING        CREDIT               WAITING        -
      WAITING        STOCK                WAITING        -
      WAITING        CANCELLATION         RELEASED       Released NOTHING_TO_RELEASE
      READY          INTEND_AUTHORIZATION AUTHORIZING    -
      READY          CANCELLATION         RELEASED       Released NOTHING_TO_RELEASE
      AUTHORIZING    INTEND_AUTHORIZATION AUTHORIZING    -
      AUTHORIZING    APPROVAL             AUTHORIZED     Authorized
      AUTHORIZING    DECLINE              DECLINED       Declined
      AUTHORIZING    CANCELLATION         RELEASING      ReleaseRequested
      AUTHORIZED     INTEND_CAPTURE       AUTHORIZED     -
      AUTHORIZED     CAPTURE              CAPTURED       Captured
      AUTHORIZED     CAPTURE_REFUSAL      CAPTURE_FAILED CaptureFailed
      AUTHORIZED     CANCELLATION         RELEASING      ReleaseRequested
      DECLINED       CANCELLATION         RELEASED       Released NOTHING_TO_RELEASE
      CAPTURED       CANCELLATION         RELEASING      ReleaseRequested
      CAPTURE_FAILED CANCELLATION         RELEASING      ReleaseRequested
      RELEASING      INTEND_RELEASE       RELEASING      -
      RELEASING      VOID                 RELEASED       Released RELEASED
      RELEASING      NOTHING_HELD         RELEASED       Released NOTHING_TO_RELEASE
      RELEASED       CANCELLATION         RELEASED       Released RELEASED
      """;

  private record Cell(PaymentState from, Input input, PaymentState to, String outcome) {

    static Cell parse(String line) {
      String[] words = line.split(" +", 4);
      return new Cell(
          PaymentState.valueOf(words[0]),
          Input.valueOf(words[1]),
          PaymentState.valueOf(words[2]),
          words[3]);
    }

    boolean isOf(PaymentState state, Input happened) {
      return from == state && input == happened;
    }
  }

  private static final List<Cell> MOVES = TABLE.lines().map(Cell::parse).toList();

  private static Stream<Cell> cells() {
    return Arrays.stream(PaymentState.values())
        .flatMap(state -> Arrays.stream(Input.values()).map(input -> cell(state, input)));
  }

  private static Cell cell(PaymentState state, Input input) {
    return MOVES.stream()
        .filter(cell -> cell.isOf(state, input))
        .findFirst()
        .orElse(new Cell(state, input, state, "ignored"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void decidesEveryCell(Cell cell) {
    Payment payment = PaymentsInState.of(cell.from());

    Decision decision = cell.input().to(payment);

    assertThat(payment.state()).isEqualTo(cell.to());
    assertThat(described(decision)).isEqualTo(cell.outcome());
  }

  @Test
  void tableNamesEachMoveOnce() {
    List<String> moves = MOVES.stream().map(cell -> cell.from() + " " + cell.input()).toList();

    assertThat(moves).doesNotHaveDuplicates().hasSize(21);
  }

  @Test
  void ignoringSaysWhichStateTheReasonIs() {
    Payment payment = PaymentsInState.of(PaymentState.RELEASED);

    assertThat(payment.capture(NOW)).isEqualTo(new Ignored("payment is RELEASED"));
  }

  private static String described(Decision decision) {
    if (decision instanceof Ignored) {
      return "ignored";
    }
    List<PaymentEvent> events =
        decision instanceof Refused refused
            ? List.of(refused.event())
            : ((Accepted) decision).events();
    assertThat(events).hasSizeLessThanOrEqualTo(1);
    return events.stream().map(PaymentStateTableTest::described).findFirst().orElse("-");
  }

  private static String described(PaymentEvent event) {
    return event instanceof PaymentEvent.Released released
        ? "Released " + released.effect()
        : event.getClass().getSimpleName();
  }
}
