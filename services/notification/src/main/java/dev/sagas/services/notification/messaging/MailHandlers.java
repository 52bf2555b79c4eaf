package dev.sagas.services.notification.messaging;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.notification.application.Directory;
import dev.sagas.services.notification.application.RequestMail;
import dev.sagas.services.notification.domain.Mail;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What makes this service write. Of history it learns, and writes to no one: a mail about last year
 * is worse than none.
 */
@Component
public class MailHandlers {

  private final Directory directory;
  private final RequestMail mails;

  MailHandlers(Directory directory, RequestMail mails) {
    this.directory = directory;
    this.mails = mails;
  }

  @Handles(EventTypes.CUSTOMER_REGISTERED)
  @StatementBudget(6)
  @Emits(EventTypes.MAIL_REQUESTED)
  public Reaction registered(CustomerRegistered event, EventContext context) {
    directory.learn(event.customer());
    return write(context, () -> mails.welcome(context.sagaId(), event.customer()));
  }

  @Handles(EventTypes.PRODUCT_LISTED)
  @StatementBudget(4)
  public Reaction listed(ProductListed event) {
    directory.learn(event.sku(), event.version(), event.name());
    return Reaction.done();
  }

  @Handles(EventTypes.ORDER_PLACED)
  @StatementBudget(4)
  public Reaction placed(OrderPlaced event) {
    directory.placed(event.orderId(), event.customerId(), event.lines());
    return Reaction.done();
  }

  @Handles(EventTypes.ORDER_COMPLETED)
  @StatementBudget(8)
  @Emits(EventTypes.MAIL_REQUESTED)
  public Reaction completed(OrderCompleted event, EventContext context) {
    return write(
        context, () -> mails.confirmation(event.orderId(), event.customerId(), event.total()));
  }

  @Handles(EventTypes.ORDER_CANCELLED)
  @StatementBudget(6)
  @Emits(EventTypes.MAIL_REQUESTED)
  public Reaction cancelled(OrderCancelled event, EventContext context) {
    return write(
        context, () -> mails.cancellation(event.orderId(), event.customerId(), event.reason()));
  }

  /** Captured and released come in any order: the later one has the refund written. */
  @Handles(EventTypes.PAYMENT_CAPTURED)
  @StatementBudget(7)
  @Emits(EventTypes.MAIL_REQUESTED)
  public Reaction captured(PaymentCaptured event, EventContext context) {
    Directory.Taken money = directory.captured(event.orderId(), event.customerId(), event.amount());
    return write(context, () -> mails.refund(event.orderId(), money));
  }

  @Handles(EventTypes.PAYMENT_RELEASED)
  @StatementBudget(7)
  @Emits(EventTypes.MAIL_REQUESTED)
  public Reaction released(PaymentReleased event, EventContext context) {
    Directory.Taken money = directory.released(event.orderId());
    return write(context, () -> mails.refund(event.orderId(), money));
  }

  private static Reaction write(EventContext context, Supplier<Optional<Mail>> request) {
    if (context.replayed()) {
      return Reaction.done();
    }
    return request
        .get()
        .map(mail -> Reaction.done(MailRequested.of(mail)))
        .orElseGet(Reaction::done);
  }
}
