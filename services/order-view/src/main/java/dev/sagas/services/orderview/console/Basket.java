package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.application.Catalogue.Product;
import dev.sagas.services.orderview.domain.Money;
import dev.sagas.services.orderview.gateway.Storefront;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What someone is about to order.
 *
 * @param total null for an empty basket, or one of several currencies
 */
public record Basket(List<Item> items, @Nullable Money total) {

  private static final String PREFIX = "quantity.";
  private static final int MOST = 1_000_000;

  /** A line. */
  public record Item(Product product, int quantity, Money price) {}

  /** The quantities in a form's fields, by SKU; what is no positive number is left out. */
  static Map<String, Integer> quantities(Map<String, String> form) {
    Map<String, Integer> quantities = new TreeMap<>();
    form.forEach(
        (field, value) -> {
          if (field.startsWith(PREFIX) && value.matches("[1-9][0-9]{0,6}")) {
            quantities.put(
                field.substring(PREFIX.length()), Math.min(MOST, Integer.parseInt(value)));
          }
        });
    return quantities;
  }

  static Basket of(List<Product> products, Map<String, Integer> quantities) {
    List<Item> items =
        products.stream()
            .map(product -> item(product, quantities.getOrDefault(product.sku(), 0)))
            .toList();
    long currencies = items.stream().map(item -> item.price().currency()).distinct().count();
    Money total =
        currencies != 1
            ? null
            : new Money(
                items.stream().mapToLong(item -> item.price().amount()).sum(),
                items.get(0).price().currency());
    return new Basket(items, total);
  }

  private static Item item(Product product, int quantity) {
    Money price = product.price();
    return new Item(
        product,
        quantity,
        new Money(Math.multiplyExact(price.amount(), quantity), price.currency()));
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  List<Storefront.Line> order() {
    return items.stream()
        .map(item -> new Storefront.Line(item.product().sku(), item.quantity()))
        .toList();
  }
}
