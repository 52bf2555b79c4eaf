package dev.sagas.services.orderview.console;

import dev.sagas.event.UuidV7;
import dev.sagas.services.orderview.application.Catalogue;
import dev.sagas.services.orderview.application.Catalogue.Product;
import dev.sagas.services.orderview.gateway.Storefront;
import dev.sagas.services.orderview.gateway.Storefront.Outcome;
import dev.sagas.services.orderview.gateway.UnreachableException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The shop: a catalogue, a basket and a checkout. The basket is in the page's form, nowhere else.
 */
@Controller
class ShopController {

  private static final Logger LOG = LoggerFactory.getLogger(ShopController.class);
  private static final int PRODUCTS = 24;
  private static final int CUSTOMERS = 50;

  private final Catalogue catalogue;
  private final Storefront storefront;
  private final Clock clock;

  ShopController(Catalogue catalogue, Storefront storefront, Clock clock) {
    this.catalogue = catalogue;
    this.storefront = storefront;
    this.clock = clock;
  }

  @GetMapping("/")
  String shop(Model model) {
    show(catalogue.products("", PRODUCTS), Map.of(), model);
    model.addAttribute("customers", catalogue.customers(CUSTOMERS));
    model.addAttribute("methods", PaymentMethod.values());
    model.addAttribute("key", UuidV7.next(clock));
    return "console/shop";
  }

  /** What has been chosen stays in sight, before what is found. */
  @GetMapping("/console/shop/products")
  String products(
      @RequestParam(defaultValue = "") String text,
      @RequestParam Map<String, String> form,
      Model model) {
    Map<String, Integer> quantities = Basket.quantities(form);
    Set<Product> products = new LinkedHashSet<>(catalogue.products(quantities.keySet()));
    products.addAll(catalogue.products(text, PRODUCTS));
    show(products, quantities, model);
    return "console/shop :: products";
  }

  private static void show(
      Collection<Product> products, Map<String, Integer> quantities, Model model) {
    model.addAttribute("products", products);
    model.addAttribute("quantities", quantities);
  }

  @GetMapping("/console/shop/stock")
  String stock(@RequestParam List<String> sku, Model model) {
    model.addAttribute("skus", sku);
    model.addAttribute("available", available(sku));
    return "console/shop :: stock";
  }

  /** Null when the inventory does not tell: products can be ordered all the same. */
  private @Nullable Map<String, Long> available(List<String> skus) {
    try {
      return storefront.available(skus);
    } catch (UnreachableException e) {
      LOG.debug("The stock is not shown", e);
      return null;
    }
  }

  @PostMapping("/console/shop/basket")
  String basket(@RequestParam Map<String, String> form, Model model) {
    Basket basket = basket(form);
    model.addAttribute("basket", basket);
    model.addAttribute("key", UuidV7.next(clock));
    return "console/shop :: basket";
  }

  @PostMapping("/console/shop/checkout")
  String checkout(
      @RequestParam Map<String, String> form,
      @RequestParam UUID key,
      @RequestParam UUID customer,
      @RequestParam String method,
      Model model) {
    Basket basket = basket(form);
    if (basket.isEmpty()) {
      model.addAttribute("message", "The basket is empty: choose some pieces.");
      return "console/parts :: failure";
    }
    Outcome outcome = storefront.checkout(key, customer, basket.order(), method);
    if (outcome instanceof Outcome.Accepted accepted) {
      model.addAttribute("orderId", accepted.orderId());
      model.addAttribute("key", UuidV7.next(clock));
      return "console/shop :: placed";
    }
    model.addAttribute("message", ((Outcome.Refused) outcome).reason());
    return "console/parts :: failure";
  }

  private Basket basket(Map<String, String> form) {
    Map<String, Integer> quantities = Basket.quantities(form);
    List<Product> products = catalogue.products(quantities.keySet());
    return Basket.of(products, quantities);
  }
}
