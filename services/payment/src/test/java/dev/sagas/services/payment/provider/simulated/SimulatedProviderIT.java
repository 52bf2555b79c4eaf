package dev.sagas.services.payment.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.services.payment.RunningPaymentService;
import dev.sagas.services.payment.application.AuthorizationCall;
import dev.sagas.services.payment.application.Authorizing;
import dev.sagas.services.payment.application.IdempotencyKey;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer.Approved;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer.Declined;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationRequest;
import dev.sagas.services.payment.application.PaymentProvider.CaptureAnswer;
import dev.sagas.services.payment.application.PaymentProvider.CaptureRequest;
import dev.sagas.services.payment.application.PaymentProvider.ProviderPayment;
import dev.sagas.services.payment.application.PaymentProvider.ProviderStatus;
import dev.sagas.services.payment.application.PaymentProvider.RefundRequest;
import dev.sagas.services.payment.application.PaymentProvider.VoidAnswer;
import dev.sagas.services.payment.application.PaymentProvider.VoidRequest;
import dev.sagas.services.payment.domain.Money;
import dev.sagas.services.payment.provider.ProviderRequestRejectedException;
import dev.sagas.services.payment.provider.ProviderUnavailableException;
import dev.sagas.test.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SimulatedProviderIT extends RunningPaymentService {

  private static final Duration RETENTION = Duration.ofHours(24);
  private static final Money AMOUNT = new Money(5098, "GBP");

  private final SettableClock clock = SettableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
  private final UUID payment = UUID.randomUUID();

  @Autowired private PlatformTransactionManager transactions;
  private SimulatedProvider provider;

  @BeforeEach
  void open() {
    provider =
        new SimulatedProvider(
            new ProviderBooks(jdbc, transactions, RETENTION),
            new SimulatedProviderProperties(Duration.ZERO, Duration.ZERO, RETENTION),
            clock);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pm_card_visa", "pm_card_chargeDeclined"})
  void replaysTheAnswerOfAKey(String method) {
    AuthorizationAnswer first = provider.authorize(request(method));

    AuthorizationAnswer second = provider.authorize(request(method));

    assertThat(second).isEqualTo(first);
    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  void holdsOnceForSimultaneousCallsWithOneKey() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Callable<AuthorizationAnswer> call = () -> provider.authorize(request("pm_card_visa"));

    var answers = threads.invokeAll(Collections.nCopies(32, call));

    threads.shutdown();
    AuthorizationAnswer first = answers.get(0).get();
    for (var answer : answers) {
      assertThat(answer.get()).isEqualTo(first);
    }
    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherRequest() {
    provider.authorize(request("pm_card_visa"));

    assertThatThrownBy(() -> provider.authorize(request("pm_card_mastercard")))
        .isInstanceOf(ProviderRequestRejectedException.class);
    assertThat(accounts()).isEqualTo(1);
  }

  /** The negative control of looking up: what happens to who relies on a key for too long. */
  @Test
  void chargesAgainUnderAKeyThatItForgot() {
    provider.authorize(request("pm_card_visa"));
    clock.advance(RETENTION);

    provider.authorize(request("pm_card_visa"));

    assertThat(accounts()).isEqualTo(2);
  }

  @Test
  void isNotChargedAgainByACallerThatLooksUpFirst() {
    AuthorizationAnswer first = provider.authorize(request("pm_card_visa"));
    clock.advance(RETENTION);

    AuthorizationAnswer second =
        new Authorizing(provider)
            .authorize(new AuthorizationCall(payment, AMOUNT, "pm_card_visa", true));

    assertThat(second).isEqualTo(first);
    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  void keepsWhatItDidWhenTheCallersTransactionRollsBack() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            caller -> {
              provider.authorize(request("pm_card_visa"));
              caller.setRollbackOnly();
            });

    assertThat(status()).isEqualTo(ProviderStatus.AUTHORIZED);
  }

  @Test
  void holdsTheMoneyOfACallerThatGaveUpWaiting() throws Exception {
    ExecutorService caller = Executors.newSingleThreadExecutor();
    Future<AuthorizationAnswer> answer =
        caller.submit(() -> provider.authorize(request("pm_card_timeout")));
    Awaitility.await().until(() -> accounts() == 1);

    caller.shutdownNow();

    assertThatThrownBy(() -> answer.get(1, TimeUnit.MINUTES))
        .hasCauseInstanceOf(ProviderUnavailableException.class);
    assertThat(status()).isEqualTo(ProviderStatus.AUTHORIZED);
    assertThat(provider.voidAuthorization(voiding(reference()))).isEqualTo(VoidAnswer.VOIDED);
  }

  @Test
  void failsTwiceWithoutEffectAndThenApproves() {
    for (int call = 1; call <= 2; call++) {
      assertThatThrownBy(() -> provider.authorize(request("pm_card_failTwice")))
          .isInstanceOf(ProviderUnavailableException.class);
      assertThat(accounts()).isZero();
    }

    assertThat(provider.authorize(request("pm_card_failTwice"))).isInstanceOf(Approved.class);
  }

  @Test
  void neverTakesWhatWasVoided() {
    String reference = held("pm_card_visa");

    assertThat(provider.voidAuthorization(voiding(reference))).isEqualTo(VoidAnswer.VOIDED);
    assertThat(provider.capture(capturing(reference)))
        .isEqualTo(new CaptureAnswer.Refused("authorization_voided"));
    assertThat(status()).isEqualTo(ProviderStatus.VOIDED);
  }

  @Test
  void saysThatItIsTooLateToVoidAndRefundsOnce() {
    String reference = held("pm_card_visa");
    assertThat(provider.capture(capturing(reference))).isEqualTo(new CaptureAnswer.Captured());

    assertThat(provider.voidAuthorization(voiding(reference)))
        .isEqualTo(VoidAnswer.ALREADY_CAPTURED);
    provider.refund(refunding(reference, AMOUNT, "refund"));
    provider.refund(refunding(reference, AMOUNT, "refund"));
    provider.refund(refunding(reference, AMOUNT, "another refund"));

    assertThat(status()).isEqualTo(ProviderStatus.REFUNDED);
    assertThat(refunded()).isEqualTo(AMOUNT.amount());
  }

  @Test
  void neverRefundsMoreThanItTook() {
    String reference = held("pm_card_visa");
    provider.capture(capturing(reference));

    assertThatThrownBy(
            () -> provider.refund(refunding(reference, new Money(5099, "GBP"), "too much")))
        .isInstanceOf(ProviderRequestRejectedException.class);
    assertThat(refunded()).isZero();
  }

  @Test
  void refusesTheCaptureOfItsTestMethodAndStillHoldsTheMoney() {
    String reference = held("pm_card_captureFail");

    assertThat(provider.capture(capturing(reference)))
        .isEqualTo(new CaptureAnswer.Refused("capture_failed"));
    assertThat(status()).isEqualTo(ProviderStatus.AUTHORIZED);
  }

  @Test
  void findsADeclinedPaymentToo() {
    assertThat(provider.authorize(request("pm_card_chargeDeclinedExpiredCard")))
        .isEqualTo(new Declined("expired_card"));

    assertThat(provider.findByReference(payment))
        .get()
        .extracting(ProviderPayment::status, ProviderPayment::code)
        .containsExactly(ProviderStatus.DECLINED, "expired_card");
  }

  @Test
  void findsNothingOfWhatItWasNeverAsked() {
    assertThat(provider.findByReference(payment)).isEmpty();
  }

  private String held(String method) {
    return ((Approved) provider.authorize(request(method))).reference();
  }

  private AuthorizationRequest request(String method) {
    return new AuthorizationRequest(
        payment, AMOUNT, method, IdempotencyKey.forAuthorization(payment));
  }

  private CaptureRequest capturing(String reference) {
    return new CaptureRequest(reference, AMOUNT, IdempotencyKey.forCapture(payment));
  }

  private VoidRequest voiding(String reference) {
    return new VoidRequest(reference, IdempotencyKey.forVoid(payment));
  }

  private RefundRequest refunding(String reference, Money amount, String key) {
    return new RefundRequest(reference, amount, new IdempotencyKey(payment + ":" + key));
  }

  private ProviderStatus status() {
    return provider.findByReference(payment).orElseThrow().status();
  }

  private String reference() {
    return provider.findByReference(payment).orElseThrow().reference();
  }

  private long accounts() {
    return number("count(*)");
  }

  private long refunded() {
    return number("sum(refunded)");
  }

  private long number(String what) {
    return jdbc.sql("select " + what + " from provider_payment where reference = :payment")
        .param("payment", payment)
        .query(Long.class)
        .single();
  }
}
