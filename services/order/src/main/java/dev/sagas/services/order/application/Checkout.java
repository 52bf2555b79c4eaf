package dev.sagas.services.order.application;

import dev.sagas.outbox.InvalidEventException;
import dev.sagas.services.order.domain.Money;
import dev.sagas.services.order.domain.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a checkout request: waits for prices that are on their way, and places the order or finds
 * that it was placed before. Holds no transaction, connection or thread while it waits.
 */
public class Checkout {

  private static final Logger log = LoggerFactory.getLogger(Checkout.class);

  private final PlaceOrder placeOrder;
  private final PriceList priceList;
  private final RepeatedRead reads;
  private final Duration priceWait;

  /**
   * Takes requests.
   *
   * @param priceWait how long a product may be unknown before the request is refused; prices arrive
   *     by event, so a product that was listed a moment ago may not be here yet
   */
  public Checkout(
      PlaceOrder placeOrder, PriceList priceList, RepeatedRead reads, Duration priceWait) {
    this.placeOrder = placeOrder;
    this.priceList = priceList;
    this.reads = reads;
    this.priceWait = priceWait;
  }

  /** What becomes of the request; at the latest after the wait for prices. */
  public CompletableFuture<Placement> take(String key, CheckoutRequest request) {
    Set<String> skus = request.skus();
    return reads
        .until(() -> priceList.prices(skus), found -> found.size() == skus.size(), priceWait)
        .thenApply(prices -> place(key, request, prices));
  }

  private Placement place(String key, CheckoutRequest request, Map<String, Money> prices) {
    try {
      return placeOrder.place(key, request, prices);
    } catch (InvalidEventException tooLarge) {
      log.warn("Refused {} lines: {}", request.lines().size(), tooLarge.getMessage());
      return new Placement.Refused(
          List.of(new Violation("lines", "must be fewer: the order is too large to be announced")));
    }
  }
}
