package dev.sagas.verification.exploration;

import dev.sagas.services.customer.persistence.Customers;
import dev.sagas.services.order.application.Orders;
import dev.sagas.services.payment.application.PaymentProvider;
import dev.sagas.services.payment.application.Payments;
import dev.sagas.test.explore.MemoryService;
import dev.sagas.test.explore.Substitutes;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the four services stand on. Negative controls replace parts of it.
 *
 * @param substitutes for the library's parts under a service, by its name
 * @param provider makes payment's port to the provider
 * @param payments makes payment's repository
 * @param orders makes order's repository
 * @param customers makes customer's repository
 */
record Wiring(
    Map<String, Substitutes> substitutes,
    Function<MemoryService, PaymentProvider> provider,
    Function<MemoryService, Payments> payments,
    Function<MemoryService, Orders> orders,
    Function<MemoryService, Customers> customers) {

  /** As in production. */
  static Wiring sound() {
    return new Wiring(
        Map.of(),
        service -> new ProviderPort(service.outside()),
        MemoryPayments::new,
        MemoryOrders::new,
        MemoryCustomers::new);
  }

  Substitutes of(String service) {
    return substitutes.getOrDefault(service, Substitutes.none());
  }

  Wiring with(String service, Substitutes parts) {
    Map<String, Substitutes> more = new HashMap<>(substitutes);
    more.put(service, parts);
    return new Wiring(Map.copyOf(more), provider, payments, orders, customers);
  }

  Wiring withProvider(Function<MemoryService, PaymentProvider> other) {
    return new Wiring(substitutes, other, payments, orders, customers);
  }

  Wiring withPayments(Function<MemoryService, Payments> other) {
    return new Wiring(substitutes, provider, other, orders, customers);
  }

  Wiring withOrders(Function<MemoryService, Orders> other) {
    return new Wiring(substitutes, provider, payments, other, customers);
  }

  Wiring withCustomers(Function<MemoryService, Customers> other) {
    return new Wiring(substitutes, provider, payments, orders, other);
  }
}
