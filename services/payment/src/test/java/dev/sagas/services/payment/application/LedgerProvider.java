package dev.sagas.services.payment.application;

import dev.sagas.retry.RetryLaterException;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer.Approved;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer.Declined;
import dev.sagas.services.payment.application.PaymentProvider.CaptureAnswer.Captured;
import dev.sagas.services.payment.application.PaymentProvider.CaptureAnswer.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A provider in memory that a test can make lose answers, never receive requests, and forget keys.
 * It counts its money, and each authorisation that it was talked into.
 */
public final class LedgerProvider implements PaymentProvider {

  /** What goes wrong with the next calls. */
  public enum Fault {
    NONE,
    /** The request takes effect, and its answer gets lost. */
    ANSWER_LOST,
    /** The request does not arrive, and the caller cannot tell. */
    REQUEST_LOST
  }

  private static final class Account {
    private final String id;
    private long held;
    private long taken;
    private long refunded;
    private boolean voided;

    Account(String id, long held) {
      this.id = id;
      this.held = held;
    }
  }

  private final Map<String, Object> answers = new HashMap<>();
  private final List<Account> accounts = new ArrayList<>();
  private final Map<UUID, List<Account>> byReference = new HashMap<>();
  private final Map<UUID, String> declines = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final Map<String, Fault> faults = new HashMap<>();
  private final Map<String, Runnable> meanwhile = new HashMap<>();

  /** Makes the calls of {@code operation}, such as "authorize", go wrong from now on. */
  public void fail(String operation, Fault fault) {
    faults.put(operation, fault);
  }

  /** Runs {@code action} once, when the next {@code operation} took effect and is answering. */
  public void whileAnswering(String operation, Runnable action) {
    meanwhile.put(operation, action);
  }

  /** Makes every repetition a new request, as after the provider's retention. */
  public void forgetKeys() {
    answers.clear();
  }

  /** What is held and not taken or given up, of all authorisations. */
  public long held() {
    return accounts.stream().mapToLong(account -> account.held).sum();
  }

  /** What is taken and not given back. */
  public long taken() {
    return accounts.stream().mapToLong(account -> account.taken - account.refunded).sum();
  }

  /** How often an amount was held: more than once for one payment is a double charge. */
  public int authorizations() {
    return accounts.size();
  }

  /** The operations that arrived or were meant to, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public AuthorizationAnswer authorize(AuthorizationRequest request) {
    return perform(
        "authorize",
        request.idempotencyKey(),
        () -> {
          if (request.method().contains("Declined")) {
            declines.put(request.paymentId(), "card_declined");
            return new Declined("card_declined");
          }
          Account account = new Account("pi_" + (accounts.size() + 1), request.amount().amount());
          accounts.add(account);
          byReference.computeIfAbsent(request.paymentId(), id -> new ArrayList<>()).add(account);
          return new Approved(account.id);
        });
  }

  @Override
  public CaptureAnswer capture(CaptureRequest request) {
    return perform(
        "capture",
        request.idempotencyKey(),
        () -> {
          Account account = account(request.reference());
          if (account.voided) {
            return new Refused("authorization_voided");
          }
          if (account.taken > 0) {
            return new Refused("already_captured");
          }
          account.taken = account.held;
          account.held = 0;
          return new Captured();
        });
  }

  /** Takes the amount of a payment, as a capture does that arrives before anyone hears of it. */
  public void captureUnheard(UUID paymentId) {
    Account account = Objects.requireNonNull(byReference.get(paymentId)).get(0);
    account.taken = account.held;
    account.held = 0;
  }

  @Override
  public VoidAnswer voidAuthorization(VoidRequest request) {
    return perform(
        "void",
        request.idempotencyKey(),
        () -> {
          Account account = account(request.reference());
          if (account.taken > 0) {
            return VoidAnswer.ALREADY_CAPTURED;
          }
          account.held = 0;
          account.voided = true;
          return VoidAnswer.VOIDED;
        });
  }

  @Override
  public void refund(RefundRequest request) {
    perform(
        "refund",
        request.idempotencyKey(),
        () -> {
          Account account = account(request.reference());
          account.refunded = account.taken;
          return true;
        });
  }

  @Override
  public Optional<ProviderPayment> findByReference(UUID paymentId) {
    calls.add("find");
    if (faults.getOrDefault("find", Fault.NONE) != Fault.NONE) {
      throw new RetryLaterException("no answer", null);
    }
    if (declines.containsKey(paymentId)) {
      return Optional.of(
          new ProviderPayment("pi_0", ProviderStatus.DECLINED, declines.get(paymentId)));
    }
    return byReference.getOrDefault(paymentId, List.of()).stream()
        .findFirst()
        .map(account -> new ProviderPayment(account.id, status(account), ""));
  }

  private static ProviderStatus status(Account account) {
    if (account.voided) {
      return ProviderStatus.VOIDED;
    }
    if (account.taken == 0) {
      return ProviderStatus.AUTHORIZED;
    }
    return account.refunded == 0 ? ProviderStatus.CAPTURED : ProviderStatus.REFUNDED;
  }

  private Account account(String id) {
    return accounts.stream().filter(account -> account.id.equals(id)).findFirst().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private <A> A perform(String operation, IdempotencyKey key, Supplier<A> effect) {
    calls.add(operation);
    Fault fault = faults.getOrDefault(operation, Fault.NONE);
    if (fault == Fault.REQUEST_LOST) {
      throw new RetryLaterException("no answer", null);
    }
    Object answer = answers.get(key.value());
    if (answer == null) {
      answer = effect.get();
      answers.put(key.value(), answer);
    }
    Runnable action = meanwhile.remove(operation);
    if (action != null) {
      action.run();
    }
    if (fault == Fault.ANSWER_LOST) {
      throw new RetryLaterException("no answer", null);
    }
    return (A) answer;
  }
}
