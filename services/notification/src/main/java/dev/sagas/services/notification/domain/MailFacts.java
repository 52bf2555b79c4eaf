package dev.sagas.services.notification.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written into a letter. What does not belong to its kind is null or empty.
 *
 * @param customer the customer's name
 * @param items what was ordered
 * @param amount the total of the order, or what was refunded
 * @param reason why it was cancelled, as the order service says it
 */
public record MailFacts(
    String customer,
    @Nullable UUID orderId,
    List<Item> items,
    @Nullable Money amount,
    @Nullable String reason) {

  public MailFacts {
    items = List.copyOf(items);
  }

  /**
   * A line as a customer reads it.
   *
   * @param name of the product, or its SKU where that is not known
   */
  public record Item(String name, int quantity, Money price) {}

  /** To someone who has registered. */
  public static MailFacts welcome(String customer) {
    return new MailFacts(customer, null, List.of(), null, null);
  }

  /** About an order that is paid for. */
  public static MailFacts confirmation(
      String customer, UUID orderId, List<Item> items, Money total) {
    return new MailFacts(customer, orderId, items, total, null);
  }

  /** About an order that is cancelled. */
  public static MailFacts cancellation(String customer, UUID orderId, String reason) {
    return new MailFacts(customer, orderId, List.of(), null, reason);
  }

  /** About money that is back. */
  public static MailFacts refund(String customer, UUID orderId, Money amount) {
    return new MailFacts(customer, orderId, List.of(), amount, null);
  }
}
