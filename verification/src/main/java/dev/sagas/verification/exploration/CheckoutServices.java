package dev.sagas.verification.exploration;

import dev.sagas.services.customer.CustomerApplication;
import dev.sagas.services.inventory.InventoryApplication;
import dev.sagas.services.order.OrderApplication;
import dev.sagas.services.order.application.AdvanceOrder;
import dev.sagas.services.order.application.Orders;
import dev.sagas.services.order.application.PlaceOrder;
import dev.sagas.services.order.application.RequestCancellation;
import dev.sagas.services.order.domain.Money;
import dev.sagas.services.payment.PaymentApplication;
import dev.sagas.services.payment.application.Authorizing;
import dev.sagas.services.payment.application.Capturing;
import dev.sagas.services.payment.application.KeyMemory;
import dev.sagas.services.payment.application.PaymentProvider;
import dev.sagas.services.payment.application.Releasing;
import dev.sagas.test.explore.MemoryService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The four services, with their production handlers, over repositories in memory. */
final class CheckoutServices {

  static final String ORDER = "order";
  static final String CUSTOMER = "customer";
  static final String INVENTORY = "inventory";
  static final String PAYMENT = "payment";

  private static final String ROOT = "dev.sagas.services.";
  private static final Duration DEADLINE = Duration.ofMinutes(1);
  private static final Duration KEY_RETENTION = Duration.ofHours(24);

  private CheckoutServices() {}

  static MemoryService order(Wiring wiring, Map<String, Money> prices) {
    List<Class<?>> components =
        new ArrayList<>(MemoryService.componentsOf(ROOT + ORDER + ".messaging"));
    components.add(PlaceOrder.class);
    components.add(RequestCancellation.class);
    MemoryService service = MemoryService.of(OrderApplication.class, components, wiring.of(ORDER));
    Orders orders = wiring.orders().apply(service);
    return service.provide(
        orders,
        new KnownPrices(prices),
        new AdvanceOrder(orders, service.outbox(), service.clock()),
        new RequestCancellation(orders, service.outbox(), service.clock()));
  }

  /** The use case that begins the saga of this one order. */
  static PlaceOrder placing(MemoryService order, UUID orderId) {
    return new PlaceOrder(
        order.component(Orders.class),
        new MemoryKeys(),
        order.outbox(),
        order.clock(),
        DEADLINE,
        () -> orderId);
  }

  static MemoryService customer(Wiring wiring) {
    MemoryService service =
        MemoryService.of(
            CustomerApplication.class,
            MemoryService.componentsOf(
                ROOT + CUSTOMER + ".messaging", ROOT + CUSTOMER + ".application"),
            wiring.of(CUSTOMER));
    return service.provide(
        wiring.customers().apply(service), new MemoryCreditReservations(service));
  }

  static MemoryService inventory(Wiring wiring) {
    MemoryService service =
        MemoryService.of(
            InventoryApplication.class,
            MemoryService.componentsOf(
                ROOT + INVENTORY + ".messaging", ROOT + INVENTORY + ".application"),
            wiring.of(INVENTORY));
    return service.provide(new MemoryProducts(service), new MemoryStockReservations(service));
  }

  static MemoryService payment(Wiring wiring) {
    MemoryService service =
        MemoryService.of(
            PaymentApplication.class,
            MemoryService.componentsOf(ROOT + PAYMENT + ".messaging"),
            wiring.of(PAYMENT));
    PaymentProvider provider = wiring.provider().apply(service);
    return service.provide(
        wiring.payments().apply(service),
        new KeyMemory(KEY_RETENTION),
        new Authorizing(provider),
        new Capturing(provider),
        new Releasing(provider));
  }
}
