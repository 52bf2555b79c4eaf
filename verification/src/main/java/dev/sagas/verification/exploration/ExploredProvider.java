package dev.sagas.verification.exploration;

import dev.sagas.services.payment.application.IdempotencyKey;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationRequest;
import dev.sagas.services.payment.application.PaymentProvider.CaptureAnswer;
import dev.sagas.services.payment.application.PaymentProvider.CaptureRequest;
import dev.sagas.services.payment.application.PaymentProvider.ProviderPayment;
import dev.sagas.services.payment.application.PaymentProvider.ProviderStatus;
import dev.sagas.services.payment.application.PaymentProvider.RefundRequest;
import dev.sagas.services.payment.application.PaymentProvider.VoidAnswer;
import dev.sagas.services.payment.application.PaymentProvider.VoidRequest;
import dev.sagas.test.explore.Outside;
import dev.sagas.verification.exploration.ProviderBooks.Account;
import dev.sagas.verification.exploration.ProviderBooks.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A payment provider that may approve, decline, take or refuse, answer or not, before or after the
 * effect, and whose network may hold a request up for any time. Under one idempotency key there is
 * one effect.
 */
final class ExploredProvider implements Outside<ProviderBooks> {

  /** The look-up by our reference. */
  record Find(UUID paymentId) {}

  /** One thing that a request may do. */
  private record Effect(String says, ProviderBooks books, Object answer) {}

  @Override
  public ProviderBooks untouched() {
    return ProviderBooks.EMPTY;
  }

  @Override
  public List<Answer<ProviderBooks>> answers(ProviderBooks books, Object request) {
    List<Answer<ProviderBooks>> all = new ArrayList<>();
    if (request instanceof Find) {
      all.add(new Answer<>("provider looks it up", books, find(books)));
      all.add(new Answer<>("no answer", books, null));
      return all;
    }
    List<Effect> effects = effects(books, request);
    effects.forEach(it -> all.add(new Answer<>(it.says(), it.books(), it.answer())));
    effects.forEach(
        it -> all.add(new Answer<>(it.says() + ", its answer is lost", it.books(), null)));
    if (!books.answers().containsKey(key(request).value())) {
      all.add(new Answer<>("no answer: the request is held up", books.heldUp(request), null));
    }
    return all;
  }

  @Override
  public boolean answered(ProviderBooks books, Object request) {
    return !(request instanceof Find) && books.answers().containsKey(key(request).value());
  }

  @Override
  public List<Answer<ProviderBooks>> happenings(ProviderBooks books) {
    // Under a key that was answered meanwhile, a late request has no effect.
    return books.heldUp().stream()
        .filter(request -> !books.answers().containsKey(key(request).value()))
        .flatMap(
            request ->
                effects(books, request).stream()
                    .map(
                        it ->
                            new Answer<>(
                                "a request arrives late: " + it.says(), it.books(), it.answer())))
        .toList();
  }

  private static List<Effect> effects(ProviderBooks books, Object request) {
    String key = key(request).value();
    ProviderBooks arrived = books.arrived(request);
    Object known = books.answers().get(key);
    if (known != null) {
      return List.of(new Effect("provider repeats " + known, arrived, known));
    }
    return fresh(arrived, request).stream()
        .map(it -> new Effect(it.says(), it.books().answered(key, it.answer()), it.answer()))
        .toList();
  }

  private static List<Effect> fresh(ProviderBooks books, Object request) {
    if (request instanceof AuthorizationRequest authorization) {
      return authorize(books, authorization);
    }
    if (request instanceof CaptureRequest capture) {
      return capture(books, capture.reference());
    }
    return request instanceof VoidRequest undo
        ? List.of(undo(books, undo.reference()))
        : List.of(refund(books, ((RefundRequest) request).reference()));
  }

  private static List<Effect> authorize(ProviderBooks books, AuthorizationRequest request) {
    String reference = "pi_" + (books.accounts().size() + 1);
    Account account = new Account(reference, request.amount().amount(), Status.HELD);
    return List.of(
        new Effect(
            "provider approves",
            books.opened(account),
            new AuthorizationAnswer.Approved(reference)),
        new Effect(
            "provider declines",
            books.declined("card_declined"),
            new AuthorizationAnswer.Declined("card_declined")));
  }

  private static List<Effect> capture(ProviderBooks books, String reference) {
    Effect refused =
        new Effect(
            "provider refuses the capture", books, new CaptureAnswer.Refused("capture_refused"));
    Effect taken =
        new Effect(
            "provider captures",
            books.now(reference, Status.CAPTURED),
            new CaptureAnswer.Captured());
    return status(books, reference) == Status.HELD ? List.of(taken, refused) : List.of(refused);
  }

  private static Effect undo(ProviderBooks books, String reference) {
    return switch (status(books, reference)) {
      case CAPTURED, REFUNDED ->
          new Effect("provider has captured it already", books, VoidAnswer.ALREADY_CAPTURED);
      case HELD, VOIDED ->
          new Effect("provider voids", books.now(reference, Status.VOIDED), VoidAnswer.VOIDED);
    };
  }

  private static Effect refund(ProviderBooks books, String reference) {
    ProviderBooks then =
        status(books, reference) == Status.CAPTURED ? books.now(reference, Status.REFUNDED) : books;
    return new Effect("provider refunds", then, "refunded");
  }

  private static Status status(ProviderBooks books, String reference) {
    return books.account(reference).map(Account::status).orElse(Status.VOIDED);
  }

  private static Optional<ProviderPayment> find(ProviderBooks books) {
    if (books.accounts().isEmpty()) {
      return Optional.ofNullable(books.decline())
          .map(code -> new ProviderPayment("", ProviderStatus.DECLINED, code));
    }
    Account account = books.accounts().get(0);
    ProviderStatus status =
        switch (account.status()) {
          case HELD -> ProviderStatus.AUTHORIZED;
          case CAPTURED -> ProviderStatus.CAPTURED;
          case VOIDED -> ProviderStatus.VOIDED;
          case REFUNDED -> ProviderStatus.REFUNDED;
        };
    return Optional.of(new ProviderPayment(account.reference(), status, ""));
  }

  private static IdempotencyKey key(Object request) {
    if (request instanceof AuthorizationRequest authorization) {
      return authorization.idempotencyKey();
    }
    if (request instanceof CaptureRequest capture) {
      return capture.idempotencyKey();
    }
    return request instanceof VoidRequest undo
        ? undo.idempotencyKey()
        : Objects.requireNonNull(((RefundRequest) request).idempotencyKey());
  }
}
