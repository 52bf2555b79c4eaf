package dev.sagas.services.orderview.console;

import dev.sagas.event.UuidV7;
import dev.sagas.services.orderview.application.Catalogue;
import dev.sagas.services.orderview.application.Catalogue.Product;
import dev.sagas.services.orderview.gateway.Storefront;
import dev.sagas.services.orderview.gateway.Storefront.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    model.addAttribute("products", catalogue.products("", PRODUCTS));
    model.addAttribute("customers", catalogue.customers(CUSTOMERS));
    model.addAttribute("methods", PaymentMethod.values());
    return "console/shop";
  }

  @GetMapping("/console/shop/products")
  String products(@RequestParam(defaultValue = "") String text, Model model) {
    model.addAttribute("products", catalogue.products(text, PRODUCTS));
    return "console/shop :: products";
  }

  @GetMapping("/console/shop/stock")
  String stock(@RequestParam List<String> sku, Model model) {
    model.addAttribute("skus", sku);
    model.addAttribute("available", storefront.available(sku));
    return "console/shop :: stock";
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
      model.addAttribute("message", "The basket is empty.");
      return "console/parts :: failure";
    }
    Outcome outcome = storefront.checkout(key, customer, basket.order(), method);
    if (outcome instanceof Outcome.Accepted accepted) {
      model.addAttribute("orderId", accepted.orderId());
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
