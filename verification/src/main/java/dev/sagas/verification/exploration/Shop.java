package dev.sagas.verification.exploration;

import static dev.sagas.verification.exploration.CheckoutServices.INVENTORY;
import static dev.sagas.verification.exploration.CheckoutServices.ORDER;

import dev.sagas.services.customer.domain.Customer;
import dev.sagas.services.customer.persistence.Customers;
import dev.sagas.services.inventory.domain.Product;
import dev.sagas.services.order.application.CheckoutRequest;
import dev.sagas.services.order.application.PlaceOrder;
import dev.sagas.services.order.application.RequestCancellation;
import dev.sagas.services.order.domain.Money;
import dev.sagas.services.order.domain.RequestedLine;
import dev.sagas.test.explore.ClientRequest;
import dev.sagas.test.explore.MemoryService;
import dev.sagas.test.explore.SagaKind;
import dev.sagas.test.explore.Table;
import dev.sagas.test.explore.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A customer and a product, and the orders that want them.
 *
 * @param pieces how many there are of the product
 * @param creditFor how many pieces the customer's limit is good for
 * @param wanted the quantity of each order
 * @param restock whether as many pieces as an order wants may be delivered at any time
 */
record Shop(int pieces, int creditFor, List<Integer> wanted, boolean restock) {

  static final String RESTOCKED = "restocked";

  private static final String SKU = "TEA";
  private static final long PRICE = 100;
  private static final UUID ADA = new UUID(0x7000, 0xADA);

  /** A shop for one order of one piece. */
  static Shop forOne(int pieces, int creditFor) {
    return new Shop(pieces, creditFor, List.of(1), false);
  }

  World world(Wiring wiring) {
    MemoryService order = CheckoutServices.order(wiring, Map.of(SKU, new Money(PRICE, "GBP")));
    MemoryService customer = CheckoutServices.customer(wiring);
    MemoryService inventory = CheckoutServices.inventory(wiring);
    MemoryService payment = CheckoutServices.payment(wiring);
    customer.given(() -> register(customer));
    inventory.given(() -> list(inventory));
    // Orders of the same quantity are of one kind: told apart by nothing.
    Map<Integer, SagaKind> kinds = new HashMap<>();
    List<SagaKind> orders =
        wanted.stream()
            .map(it -> kinds.computeIfAbsent(it, quantity -> kind(quantity, order, inventory)))
            .toList();
    return World.of(List.of(order, customer, inventory, payment), orders)
        .with(new ExploredProvider())
        .settling(SettledOrders::settled)
        .keeping(CheckoutInvariants.all(), CheckoutBalances.of(pieces));
  }

  private void register(MemoryService customer) {
    customer
        .component(Customers.class)
        .add(
            new Customer(
                ADA,
                "Ada",
                "ada@example.org",
                new dev.sagas.services.customer.domain.Money(PRICE * creditFor, "GBP"),
                MemoryService.NOW));
  }

  private void list(MemoryService inventory) {
    Product tea =
        new Product(SKU, "Tea", new dev.sagas.services.inventory.domain.Money(PRICE, "GBP"));
    if (pieces > 0) {
      tea.receive(pieces);
    }
    inventory.component(MemoryProducts.class).addIfAbsent(tea);
  }

  private SagaKind kind(int quantity, MemoryService order, MemoryService inventory) {
    UUID orderId = new UUID(0x7001, quantity);
    PlaceOrder place = CheckoutServices.placing(order, orderId);
    RequestCancellation cancellation = order.component(RequestCancellation.class);
    CheckoutRequest checkout =
        new CheckoutRequest(ADA, List.of(new RequestedLine(SKU, quantity)), "pm_card_visa");
    Map<String, Money> prices = Map.of(SKU, new Money(PRICE, "GBP"));
    List<ClientRequest> requests = new ArrayList<>();
    requests.add(ClientRequest.of("checkout", ORDER, () -> place.place("key", checkout, prices)));
    requests.add(
        ClientRequest.atAnyTime("cancellation", ORDER, () -> cancellation.cancel(orderId, null)));
    if (restock) {
      requests.add(
          ClientRequest.atAnyTime("a delivery", INVENTORY, () -> receive(inventory, quantity)));
    }
    return new SagaKind("order of " + quantity, orderId, requests);
  }

  private static void receive(MemoryService inventory, int quantity) {
    inventory.component(MemoryProducts.class).lock(SKU).orElseThrow().receive(quantity);
    Table<Long> restocked = inventory.database().table(RESTOCKED, Long.class);
    restocked.put(SKU, (long) quantity);
  }
}
