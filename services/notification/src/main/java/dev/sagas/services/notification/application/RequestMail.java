package dev.sagas.services.notification.application;

import dev.sagas.event.UuidV7;
import dev.sagas.retry.RetryLaterException;
import dev.sagas.services.notification.application.Directory.Taken;
import dev.sagas.services.notification.domain.Customer;
import dev.sagas.services.notification.domain.Line;
import dev.sagas.services.notification.domain.Mail;
import dev.sagas.services.notification.domain.MailFacts;
import dev.sagas.services.notification.domain.MailFacts.Item;
import dev.sagas.services.notification.domain.MailKind;
import dev.sagas.services.notification.domain.MailState;
import dev.sagas.services.notification.domain.Money;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Requests mails, each once. What a mail needs and no event has told yet is waited for: events of
 * different services come in any order.
 */
@Service
public class RequestMail {

  private final Directory directory;
  private final Mails mails;
  private final Clock clock;

  RequestMail(Directory directory, Mails mails, Clock clock) {
    this.directory = directory;
    this.mails = mails;
    this.clock = clock;
  }

  /** Welcomes a customer, unless they were welcomed before. */
  public Optional<Mail> welcome(UUID sagaId, Customer customer) {
    return request(MailKind.WELCOME, sagaId, customer, MailFacts.welcome(customer.name()));
  }

  /** Confirms an order that is paid for. */
  public Optional<Mail> confirmation(UUID orderId, UUID customerId, Money total) {
    Customer customer = customer(customerId);
    List<Line> lines =
        directory
            .lines(orderId)
            .orElseThrow(() -> new RetryLaterException("order.placed has not come yet", null));
    MailFacts facts = MailFacts.confirmation(customer.name(), orderId, items(lines), total);
    return request(MailKind.CONFIRMATION, orderId, customer, facts);
  }

  /** Tells that an order is cancelled. */
  public Optional<Mail> cancellation(UUID orderId, UUID customerId, String reason) {
    Customer customer = customer(customerId);
    MailFacts facts = MailFacts.cancellation(customer.name(), orderId, reason);
    return request(MailKind.CANCELLATION, orderId, customer, facts);
  }

  /** Tells that money is back, once it is known to have been taken and given back. */
  public Optional<Mail> refund(UUID orderId, Taken money) {
    UUID customerId = money.customerId();
    Money captured = money.captured();
    if (!money.released() || captured == null || customerId == null) {
      return Optional.empty();
    }
    Customer customer = customer(customerId);
    MailFacts facts = MailFacts.refund(customer.name(), orderId, captured);
    return request(MailKind.REFUND, orderId, customer, facts);
  }

  private Customer customer(UUID id) {
    return directory
        .customer(id)
        .orElseThrow(() -> new RetryLaterException("customer.registered has not come yet", null));
  }

  private List<Item> items(List<Line> lines) {
    Map<String, String> names = directory.names(lines.stream().map(Line::sku).toList());
    return lines.stream()
        .map(
            line ->
                new Item(
                    names.getOrDefault(line.sku(), line.sku()),
                    line.quantity(),
                    line.unitPrice().times(line.quantity())))
        .toList();
  }

  private Optional<Mail> request(MailKind kind, UUID sagaId, Customer customer, MailFacts facts) {
    Mail mail =
        new Mail(
            UuidV7.next(clock),
            kind,
            sagaId,
            customer.id(),
            customer.email(),
            facts,
            MailState.REQUESTED);
    return mails.request(mail, clock.instant()) ? Optional.of(mail) : Optional.empty();
  }
}
