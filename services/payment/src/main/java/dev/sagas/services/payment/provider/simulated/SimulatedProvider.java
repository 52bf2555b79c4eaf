package dev.sagas.services.payment.provider.simulated;

import dev.sagas.services.payment.application.IdempotencyKey;
import dev.sagas.services.payment.application.PaymentProvider;
import dev.sagas.services.payment.provider.ProviderRequestRejectedException;
import dev.sagas.services.payment.provider.ProviderUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A payment provider whose answers are chosen by the test payment method. Its books are committed
 * in transactions of their own before it answers, so that what it did outlives a caller that gave
 * up waiting or was killed.
 *
 * <p>Guarantee: requests with one idempotency key take effect once and get one answer, until the
 * key is forgotten. After that a repetition is a new request, as with real providers.
 */
public final class SimulatedProvider implements PaymentProvider {

  private static final Duration LONGER_THAN_ANYONE_WAITS = Duration.ofMinutes(1);

  private final ProviderBooks books;
  private final SimulatedProviderProperties properties;
  private final Clock clock;

  /** A provider with the given books. */
  public SimulatedProvider(
      ProviderBooks books, SimulatedProviderProperties properties, Clock clock) {
    this.books = books;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public AuthorizationAnswer authorize(AuthorizationRequest request) {
    TestMethod method = TestMethod.named(request.method());
    ReceivedRequest served =
        serve(
            request.idempotencyKey(),
            "authorize %s %s %s".formatted(request.paymentId(), request.amount(), request.method()),
            method,
            () -> hold(request, method));
    delay(method, served.call());
    return AnswerText.authorization(answered(served));
  }

  private String hold(AuthorizationRequest request, TestMethod method) {
    String declineCode = method.declineCode();
    long held = declineCode == null ? request.amount().amount() : 0;
    String id = books.accounts().open(request, held, declineCode, clock.instant());
    return declineCode == null ? AnswerText.approved(id) : AnswerText.declined(declineCode);
  }

  @Override
  public CaptureAnswer capture(CaptureRequest request) {
    String asked = "capture %s %s".formatted(request.reference(), request.amount());
    return AnswerText.capture(
        answered(serve(request.idempotencyKey(), asked, null, () -> take(request))));
  }

  private String take(CaptureRequest request) {
    Account account = books.accounts().lock(request.reference());
    if (account.method() == TestMethod.CAPTURE_FAIL) {
      return AnswerText.refused("capture_failed");
    }
    if (account.isVoided()) {
      return AnswerText.refused("authorization_voided");
    }
    if (account.isCaptured()) {
      return AnswerText.refused("already_captured");
    }
    books.accounts().capture(account, request.amount().amount());
    return AnswerText.CAPTURED;
  }

  @Override
  public VoidAnswer voidAuthorization(VoidRequest request) {
    String asked = "void %s".formatted(request.reference());
    return VoidAnswer.valueOf(
        answered(serve(request.idempotencyKey(), asked, null, () -> giveUp(request))));
  }

  private String giveUp(VoidRequest request) {
    Account account = books.accounts().lock(request.reference());
    if (account.isCaptured()) {
      return VoidAnswer.ALREADY_CAPTURED.name();
    }
    books.accounts().giveUp(account);
    return VoidAnswer.VOIDED.name();
  }

  @Override
  public void refund(RefundRequest request) {
    String asked = "refund %s %s".formatted(request.reference(), request.amount());
    answered(serve(request.idempotencyKey(), asked, null, () -> giveBack(request)));
  }

  private String giveBack(RefundRequest request) {
    Account account = books.accounts().lock(request.reference());
    long amount = request.amount().amount();
    if (account.refunded() + amount <= account.captured()) {
      books.accounts().refund(account, amount);
    } else if (!account.isRefunded()) {
      throw new ProviderRequestRejectedException("a refund must not exceed what was captured");
    }
    return AnswerText.REFUNDED;
  }

  @Override
  public Optional<ProviderPayment> findByReference(UUID paymentId) {
    pause(properties.latency());
    return books.inOwnTransaction(() -> books.accounts().find(paymentId)).map(Account::asFound);
  }

  private ReceivedRequest serve(
      IdempotencyKey key, String asked, @Nullable TestMethod method, Supplier<String> effect) {
    pause(properties.latency());
    return books.inOwnTransaction(() -> serveOnce(key.value(), asked, method, effect));
  }

  private ReceivedRequest serveOnce(
      String key, String asked, @Nullable TestMethod method, Supplier<String> effect) {
    ReceivedRequest request = books.requests().receive(key, asked, clock.instant());
    if (!request.fingerprint().equals(asked)) {
      throw new ProviderRequestRejectedException(
          "the idempotency key " + key + " was used for another request");
    }
    if (request.answer() != null || (method != null && method.failsAt(request.call()))) {
      return request;
    }
    String answer = effect.get();
    books.requests().store(key, answer);
    return new ReceivedRequest(request.call(), asked, answer);
  }

  private static String answered(ReceivedRequest request) {
    if (request.answer() == null) {
      throw new ProviderUnavailableException("the provider answered 503", null);
    }
    return request.answer();
  }

  private void delay(TestMethod method, int call) {
    if (method.answersNeverAt(call)) {
      pause(LONGER_THAN_ANYONE_WAITS);
      throw new ProviderUnavailableException("the provider closed the connection", null);
    }
    if (method == TestMethod.SLOW) {
      pause(properties.slowAnswer());
    }
  }

  private static void pause(Duration time) {
    try {
      // The slowness that is simulated: nothing is waited for.
      Thread.sleep(time.toMillis());
    } catch (InterruptedException gaveUp) {
      Thread.currentThread().interrupt();
      throw new ProviderUnavailableException("the caller gave up waiting", gaveUp);
    }
  }
}
