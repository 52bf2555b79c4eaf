package dev.sagas.services.payment.domain;

import static dev.sagas.services.payment.domain.PaymentsInState.CUSTOMER;
import static dev.sagas.services.payment.domain.PaymentsInState.NOW;
import static dev.sagas.services.payment.domain.PaymentsInState.ORDER;
import static dev.sagas.services.payment.domain.PaymentsInState.PAYMENT;
import static dev.sagas.services.payment.domain.PaymentsInState.TERMS;
import static dev.sagas.services.payment.domain.PaymentsInState.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.services.payment.domain.Decision.Ignored;
import dev.sagas.services.payment.domain.Decision.Refused;
import dev.sagas.services.payment.domain.PaymentEvent.AuthorizationRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentTest {

  /** One of the three events that a payment waits for. */
  private interface Noting {
    Decision on(Payment payment);
  }

  private enum Input implements Noting {
    ORDER(payment -> payment.noteOrder(TERMS, NOW)),
    CREDIT(payment -> payment.noteCredit(NOW)),
    STOCK(payment -> payment.noteStock(NOW));

    private final Noting noting;

    Input(Noting noting) {
      this.noting = noting;
    }

    @Override
    public Decision on(Payment payment) {
      return noting.on(payment);
    }
  }

  private static final Decision ASKED =
      Decision.accepted(new AuthorizationRequested(PAYMENT, ORDER));
  private static final Decision NOTED = Decision.accepted();

  private static Stream<List<Input>> arrivalOrders() {
    return Stream.of(Input.values())
        .flatMap(
            first ->
                Stream.of(Input.values())
                    .filter(second -> second != first)
                    .map(second -> List.of(first, second, last(first, second))));
  }

  private static Input last(Input first, Input second) {
    return Stream.of(Input.values())
        .filter(input -> input != first && input != second)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("arrivalOrders")
  void firesOnceWhenTheLastInputIsIn(List<Input> order) {
    Payment payment = new Payment(PAYMENT, ORDER, NOW);

    List<Decision> decisions = order.stream().map(input -> input.on(payment)).toList();

    assertThat(decisions).containsExactly(NOTED, NOTED, ASKED);
    assertThat(payment.state()).isEqualTo(PaymentState.READY);
  }

  @ParameterizedTest
  @MethodSource("arrivalOrders")
  void firesOnceThoughEveryInputComesThreeTimes(List<Input> order) {
    Payment payment = new Payment(PAYMENT, ORDER, NOW);

    List<Decision> decisions = new ArrayList<>();
    for (Input input : order) {
      for (int delivery = 1; delivery <= 3; delivery++) {
        decisions.add(input.on(payment));
      }
    }
    order.forEach(input -> decisions.add(input.on(payment)));

    assertThat(decisions).containsOnlyOnce(ASKED);
    assertThat(decisions.stream().filter(Ignored.class::isInstance)).hasSize(9);
  }

  @ParameterizedTest
  @MethodSource("arrivalOrders")
  void neverFiresAfterACancellation(List<Input> order) {
    Payment payment = new Payment(PAYMENT, ORDER, NOW);
    order.subList(0, 2).forEach(input -> input.on(payment));
    payment.cancel(NOW);

    Decision decision = order.get(2).on(payment);

    assertThat(decision).isEqualTo(new Ignored("payment is RELEASED"));
  }

  @ParameterizedTest
  @EnumSource(
      value = PaymentState.class,
      names = {"AUTHORIZED", "AUTHORIZING", "CAPTURED", "CAPTURE_FAILED"})
  void remembersFromWhereItIsReleasing(PaymentState state) {
    Payment payment = PaymentsInState.of(state);

    payment.cancel(NOW);

    assertThat(payment.releasingFrom()).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource(Release.class)
  void answersEveryLaterCancellationAsItAnsweredTheFirst(Release how) {
    Payment payment = PaymentsInState.of(PaymentState.RELEASING);
    Decision first = payment.settleRelease(how, NOW);

    Decision second = payment.cancel(NOW);

    assertThat(second).isEqualTo(first);
    assertThat(second).isEqualTo(Decision.accepted(new PaymentEvent.Released(ORDER, how.effect())));
  }

  @Test
  void keepsTheAgeOfTheFirstIntentWhenItIsRepeated() {
    Payment payment = PaymentsInState.of(PaymentState.AUTHORIZING);

    payment.intendAuthorization(NOW.plusSeconds(3600));

    assertThat(payment.authorizingSince()).isEqualTo(NOW);
  }

  @Test
  void reportsWhatTheProviderSaid() {
    assertThat(PaymentsInState.of(PaymentState.AUTHORIZING).authorize("pi_9", NOW))
        .isEqualTo(Decision.accepted(new PaymentEvent.Authorized(PAYMENT, ORDER, TOTAL)));
    assertThat(PaymentsInState.of(PaymentState.AUTHORIZING).decline("expired_card", NOW))
        .isEqualTo(new Refused(new PaymentEvent.Declined(PAYMENT, ORDER, "expired_card")));
    assertThat(PaymentsInState.of(PaymentState.AUTHORIZED).capture(NOW))
        .isEqualTo(Decision.accepted(new PaymentEvent.Captured(PAYMENT, ORDER, CUSTOMER, TOTAL)));
    assertThat(PaymentsInState.of(PaymentState.AUTHORIZED).failCapture("no", NOW))
        .isEqualTo(new Refused(new PaymentEvent.CaptureFailed(PAYMENT, ORDER, "no")));
  }

  @Test
  void knowsNoTermsBeforeTheOrderIsNoted() {
    Payment payment = new Payment(PAYMENT, ORDER, NOW);

    assertThat(payment.termsIfKnown()).isNull();
    assertThatThrownBy(payment::terms).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesNegativeMoney() {
    assertThatThrownBy(() -> new Money(-1, "GBP")).isInstanceOf(IllegalArgumentException.class);
  }
}
