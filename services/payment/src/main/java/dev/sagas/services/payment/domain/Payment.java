package dev.sagas.services.payment.domain;

import static dev.sagas.services.payment.domain.PaymentState.AUTHORIZED;
import static dev.sagas.services.payment.domain.PaymentState.AUTHORIZING;
import static dev.sagas.services.payment.domain.PaymentState.CAPTURED;
import static dev.sagas.services.payment.domain.PaymentState.CAPTURE_FAILED;
import static dev.sagas.services.payment.domain.PaymentState.DECLINED;
import static dev.sagas.services.payment.domain.PaymentState.READY;
import static dev.sagas.services.payment.domain.PaymentState.RELEASED;
import static dev.sagas.services.payment.domain.PaymentState.RELEASING;
import static dev.sagas.services.payment.domain.PaymentState.WAITING;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one order. Each method that takes a moment is a transition: it acts in the states
 * that it names, and in any other changes nothing and says so.
 *
 * <p>Events of one order arrive in any order and at the same time, so a caller holds the row's lock
 * while it calls a transition; the version turns a forgotten lock into a failure.
 */
@Entity
public class Payment {

  private static final Decision ALREADY_NOTED = new Decision.Ignored("already noted");

  @Id private UUID id;
  private UUID orderId;

  @Enumerated(EnumType.STRING)
  private PaymentState state;

  @Embedded private @Nullable PaymentTerms terms;
  private boolean creditReserved;
  private boolean stockReserved;

  /** When the provider may first have seen this payment: the age of its oldest idempotency key. */
  private @Nullable Instant authorizingSince;

  private @Nullable String providerReference;
  private @Nullable String refusal;

  @Enumerated(EnumType.STRING)
  private @Nullable PaymentState releasingFrom;

  @Enumerated(EnumType.STRING)
  private @Nullable Release release;

  private Instant createdAt;
  private Instant updatedAt;
  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Payment() {}

  /** The payment of an order of which nothing is known but its id. */
  public Payment(UUID id, UUID orderId, Instant now) {
    this.id = id;
    this.orderId = orderId;
    this.state = WAITING;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** The order was placed, on {@code orderTerms}. */
  public Decision noteOrder(PaymentTerms orderTerms, Instant now) {
    if (state != WAITING) {
      return ignored();
    }
    if (terms != null) {
      return ALREADY_NOTED;
    }
    terms = orderTerms;
    return join(now);
  }

  /** The customer's credit is reserved. */
  public Decision noteCredit(Instant now) {
    if (state != WAITING) {
      return ignored();
    }
    if (creditReserved) {
      return ALREADY_NOTED;
    }
    creditReserved = true;
    return join(now);
  }

  /** The stock is reserved. */
  public Decision noteStock(Instant now) {
    if (state != WAITING) {
      return ignored();
    }
    if (stockReserved) {
      return ALREADY_NOTED;
    }
    stockReserved = true;
    return join(now);
  }

  private Decision join(Instant now) {
    if (terms == null || !creditReserved || !stockReserved) {
      updatedAt = now;
      return Decision.accepted();
    }
    return moved(READY, now, new PaymentEvent.AuthorizationRequested(id, orderId));
  }

  /** The provider is about to be asked to hold the amount: for the first time, or again. */
  public Decision intendAuthorization(Instant now) {
    if (state == AUTHORIZING) {
      return Decision.accepted();
    }
    if (state != READY) {
      return ignored();
    }
    authorizingSince = now;
    return moved(AUTHORIZING, now);
  }

  /** The provider holds the amount, under its own {@code reference}. */
  public Decision authorize(String reference, Instant now) {
    if (state != AUTHORIZING) {
      return ignored();
    }
    providerReference = reference;
    return moved(AUTHORIZED, now, new PaymentEvent.Authorized(id, orderId, terms().total()));
  }

  /** The provider refused to hold the amount. */
  public Decision decline(String reason, Instant now) {
    if (state != AUTHORIZING) {
      return ignored();
    }
    return refused(DECLINED, reason, now, new PaymentEvent.Declined(id, orderId, reason));
  }

  /** The provider is about to be asked to take the amount. */
  public Decision intendCapture() {
    return state == AUTHORIZED ? Decision.accepted() : ignored();
  }

  /** The provider took the amount. */
  public Decision capture(Instant now) {
    if (state != AUTHORIZED) {
      return ignored();
    }
    PaymentTerms agreed = terms();
    return moved(
        CAPTURED, now, new PaymentEvent.Captured(id, orderId, agreed.customerId(), agreed.total()));
  }

  /** The provider refused to take the amount; it still holds it. */
  public Decision failCapture(String reason, Instant now) {
    if (state != AUTHORIZED) {
      return ignored();
    }
    return refused(
        CAPTURE_FAILED, reason, now, new PaymentEvent.CaptureFailed(id, orderId, reason));
  }

  /** The order was cancelled: answers at once where no money can be held, else asks for it back. */
  public Decision cancel(Instant now) {
    return switch (state) {
      case WAITING, READY, DECLINED -> released(Release.NOTHING_HELD, now);
      case AUTHORIZING, AUTHORIZED, CAPTURED, CAPTURE_FAILED -> {
        releasingFrom = state;
        yield moved(RELEASING, now, new PaymentEvent.ReleaseRequested(id, orderId));
      }
      case RELEASING -> ignored();
      case RELEASED -> Decision.accepted(answer(Objects.requireNonNull(release)));
    };
  }

  /** The provider is about to be asked for the money back: for the first time, or again. */
  public Decision intendRelease() {
    return state == RELEASING ? Decision.accepted() : ignored();
  }

  /** The money is back, or it turned out that none was held. */
  public Decision settleRelease(Release how, Instant now) {
    return state == RELEASING ? released(how, now) : ignored();
  }

  private Decision released(Release how, Instant now) {
    release = how;
    return moved(RELEASED, now, answer(how));
  }

  private PaymentEvent answer(Release how) {
    return new PaymentEvent.Released(orderId, how.effect());
  }

  private Decision refused(PaymentState next, String reason, Instant now, PaymentEvent event) {
    refusal = reason;
    state = next;
    updatedAt = now;
    return new Decision.Refused(event);
  }

  private Decision moved(PaymentState next, Instant now, PaymentEvent... events) {
    state = next;
    updatedAt = now;
    return Decision.accepted(events);
  }

  private Decision ignored() {
    return new Decision.Ignored("payment is " + state);
  }

  /** What the idempotency keys are made of, and the provider's look-up asks for. */
  public UUID id() {
    return id;
  }

  /** The order that is paid; one payment each. */
  public UUID orderId() {
    return orderId;
  }

  /** Where it stands. */
  public PaymentState state() {
    return state;
  }

  /**
   * What the order says.
   *
   * @throws IllegalStateException before the order's own event came
   */
  public PaymentTerms terms() {
    if (terms == null) {
      throw new IllegalStateException("payment " + id + " does not know its order's terms yet");
    }
    return terms;
  }

  /** What the order says; null before its own event came. */
  public @Nullable PaymentTerms termsIfKnown() {
    return terms;
  }

  /** When the provider may first have been called; null before that. */
  public @Nullable Instant authorizingSince() {
    return authorizingSince;
  }

  /** The provider's id of the authorisation; null before it is known. */
  public @Nullable String providerReference() {
    return providerReference;
  }

  /** The provider's code for its refusal; null without one. */
  public @Nullable String refusal() {
    return refusal;
  }

  /** The state in which the cancellation found it, where money may be held; else null. */
  public @Nullable PaymentState releasingFrom() {
    return releasingFrom;
  }

  /** How it was released; null unless RELEASED. */
  public @Nullable Release release() {
    return release;
  }

  /** When its first event came. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When its last transition was. */
  public Instant updatedAt() {
    return updatedAt;
  }
}
