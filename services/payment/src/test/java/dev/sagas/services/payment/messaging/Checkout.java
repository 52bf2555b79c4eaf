package dev.sagas.services.payment.messaging;

import dev.sagas.event.EventContext;
import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import dev.sagas.event.NewEvent;
import dev.sagas.inbox.CallingHandler;
import dev.sagas.inbox.Preparation;
import dev.sagas.inbox.Preparation.Call;
import dev.sagas.inbox.Preparation.Finished;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.payment.application.Authorizing;
import dev.sagas.services.payment.application.Capturing;
import dev.sagas.services.payment.application.KeyMemory;
import dev.sagas.services.payment.application.LedgerProvider;
import dev.sagas.services.payment.application.Releasing;
import dev.sagas.services.payment.domain.Money;
import dev.sagas.services.payment.domain.Payment;
import dev.sagas.services.payment.domain.PaymentEvent;
import dev.sagas.services.payment.domain.PaymentState;
import dev.sagas.test.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One order's events, brought to the production handlers one by one. Neither inbox nor fence stands
 * before them: whatever comes twice here reaches the payment's own guards.
 */
final class Checkout {

  static final Money TOTAL = new Money(5098, "GBP");
  static final Duration KEY_RETENTION = Duration.ofHours(24);

  final UUID orderId = UUID.randomUUID();
  final LedgerProvider provider = new LedgerProvider();
  final SettableClock clock = SettableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
  final List<PaymentEvent> emitted = new ArrayList<>();
  String method = "pm_card_visa";

  private final InMemoryPayments payments = new InMemoryPayments(clock);
  private final KeyMemory keys = new KeyMemory(KEY_RETENTION);
  private final CheckoutHandlers handlers = new CheckoutHandlers(payments, clock);
  private final AuthorizePayment authorizePayment =
      new AuthorizePayment(payments, new Authorizing(provider), keys, clock);
  private final CapturePayment capturePayment =
      new CapturePayment(payments, new Capturing(provider), keys, clock);
  private final ReleasePayment releasePayment =
      new ReleasePayment(payments, new Releasing(provider), keys, clock);

  Reaction orderPlaced() {
    return noted(handlers.noteOrder(new OrderPlaced(orderId, UUID.randomUUID(), TOTAL, method)));
  }

  Reaction creditReserved() {
    return noted(handlers.noteCredit(new OrderReference(orderId)));
  }

  Reaction stockReserved() {
    return noted(handlers.noteStock(new OrderReference(orderId)));
  }

  Reaction orderCancelled() {
    return noted(handlers.cancel(new OrderReference(orderId)));
  }

  Reaction authorizationRequested() {
    return deliver(authorizePayment);
  }

  Reaction orderConfirmed() {
    return deliver(capturePayment);
  }

  Reaction releaseRequested() {
    return deliver(releasePayment);
  }

  /** A delivery whose process dies between the provider's answer and its record. */
  void authorizationRequestedButKilledBeforeRecording() {
    callOnly(authorizePayment);
  }

  void orderConfirmedButKilledBeforeRecording() {
    callOnly(capturePayment);
  }

  void releaseRequestedButKilledBeforeRecording() {
    callOnly(releasePayment);
  }

  Checkout ready() {
    orderPlaced();
    creditReserved();
    stockReserved();
    return this;
  }

  Checkout authorized() {
    ready().authorizationRequested();
    return this;
  }

  Checkout captured() {
    authorized().orderConfirmed();
    return this;
  }

  Payment payment() {
    return payments.find(orderId).orElseThrow();
  }

  PaymentState state() {
    return payment().state();
  }

  <E extends PaymentEvent> List<E> emitted(Class<E> type) {
    return emitted.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private <C, A> Reaction deliver(CallingHandler<OrderReference, C, A> handler) {
    OrderReference event = new OrderReference(orderId);
    Preparation<C> preparation = handler.prepare(event, context());
    if (preparation instanceof Finished<C> finished) {
      return noted(finished.reaction());
    }
    C request = ((Call<C>) preparation).request();
    A answer = handler.call(request);
    return noted(handler.record(event, request, answer, context()));
  }

  private <C, A> void callOnly(CallingHandler<OrderReference, C, A> handler) {
    Preparation<C> preparation = handler.prepare(new OrderReference(orderId), context());
    handler.call(((Call<C>) preparation).request());
  }

  private Reaction noted(Reaction reaction) {
    reaction.emitted().stream()
        .map(NewEvent::body)
        .map(PaymentEvent.class::cast)
        .forEach(emitted::add);
    return reaction;
  }

  private EventContext context() {
    EventEnvelope event =
        new EventEnvelope(
            UUID.randomUUID(),
            EventType.parse("order.placed.v1"),
            "/order",
            orderId,
            orderId.toString(),
            null,
            clock.instant(),
            null,
            false,
            "{}");
    return new EventContext(event, 1);
  }
}
