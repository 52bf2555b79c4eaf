package dev.sagas.services.notification.application;

import dev.sagas.services.notification.domain.Customer;
import dev.sagas.services.notification.domain.Line;
import dev.sagas.services.notification.domain.Money;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What events have told of customers, products and orders. Calls need a transaction. */
public interface Directory {

  /** Learns of a customer, unless a later version is known. */
  void learn(Customer customer);

  /** Learns a product's name, unless a later version is known. */
  void learn(String sku, long version, String name);

  /** The customer; empty when no event has told of them yet. */
  Optional<Customer> customer(UUID id);

  /** The names of those of the products that are known, by SKU. */
  Map<String, String> names(Collection<String> skus);

  /** Learns what was ordered. */
  void placed(UUID orderId, UUID customerId, List<Line> lines);

  /** What was ordered; empty when no event has told of it yet. */
  Optional<List<Line>> lines(UUID orderId);

  /**
   * Learns that the order's money was taken.
   *
   * @return what is known of its money now
   */
  Taken captured(UUID orderId, UUID customerId, Money amount);

  /**
   * Learns that the order's money was given back, or that there was none.
   *
   * @return what is known of its money now
   */
  Taken released(UUID orderId);

  /**
   * What is known of an order's money.
   *
   * @param customerId whose it is; null when no event has told yet
   * @param captured what was taken; null when no event has told so
   * @param released whether it was given back
   */
  record Taken(@Nullable UUID customerId, @Nullable Money captured, boolean released) {}
}
