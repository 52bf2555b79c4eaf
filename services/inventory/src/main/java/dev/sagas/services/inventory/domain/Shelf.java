package dev.sagas.services.inventory.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The products that one order is about, and the decisions about them. A decision changes these
 * products and the reservation it is given; the caller holds the locks on all of them.
 */
public final class Shelf {

  private final Map<String, Product> products;

  /** A shelf with the given products; those of an order that are missing are unknown. */
  public Shelf(Collection<Product> products) {
    this.products =
        products.stream().collect(Collectors.toUnmodifiableMap(Product::sku, Function.identity()));
  }

  /**
   * Holds every line for an order, or none.
   *
   * @param known what the order already has; null for nothing
   * @return {@code Reserved}, {@code Refused}, or {@code Ignored} for an order that has something
   */
  public StockOutcome reserve(
      UUID orderId, Quantities wanted, @Nullable StockReservation known, Instant now) {
    if (known != null) {
      return new StockOutcome.Ignored("order has a reservation");
    }
    List<String> unknown = skus(wanted, (sku, quantity) -> !products.containsKey(sku));
    if (!unknown.isEmpty()) {
      return new StockOutcome.Refused(StockRefusal.UNKNOWN_PRODUCT, unknown);
    }
    List<String> missing = skus(wanted, (sku, quantity) -> quantity > product(sku).available());
    if (!missing.isEmpty()) {
      return new StockOutcome.Refused(StockRefusal.INSUFFICIENT_STOCK, missing);
    }
    forEach(wanted, Product::reserve);
    return new StockOutcome.Reserved(new StockReservation(orderId, wanted, now));
  }

  /**
   * Lets the stock of a confirmed order leave: RESERVED becomes COMMITTED.
   *
   * @param known what the order has; null for nothing
   * @return {@code Committed}, or {@code Ignored} from any other state
   */
  public StockOutcome commit(@Nullable StockReservation known, Instant now) {
    if (known == null || known.state() != StockState.RESERVED) {
      return ignored(known);
    }
    forEach(known.lines(), Product::commit);
    known.commit(now);
    return new StockOutcome.Committed();
  }

  /**
   * Undoes what an order has: RESERVED is held no longer, COMMITTED is put back; both become
   * RELEASED.
   *
   * @param known what the order has; null for nothing
   * @return {@code Released}, or {@code Ignored} from any other state
   */
  public StockOutcome release(@Nullable StockReservation known, Instant now) {
    if (known == null || known.state() == StockState.RELEASED) {
      return ignored(known);
    }
    boolean left = known.state() == StockState.COMMITTED;
    forEach(known.lines(), left ? Product::putBack : Product::unreserve);
    known.release(now);
    return new StockOutcome.Released();
  }

  private static StockOutcome ignored(@Nullable StockReservation known) {
    return new StockOutcome.Ignored(
        known == null ? "order has no reservation" : "reservation is " + known.state());
  }

  private static List<String> skus(Quantities wanted, BiPredicate<String, Long> wrong) {
    return wanted.bySku().entrySet().stream()
        .filter(line -> wrong.test(line.getKey(), line.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void forEach(Quantities lines, ObjLongConsumer<Product> change) {
    lines.bySku().forEach((sku, quantity) -> change.accept(product(sku), quantity));
  }

  private Product product(String sku) {
    return Objects.requireNonNull(products.get(sku), () -> "not on the shelf: " + sku);
  }
}
