package dev.sagas.verification.exploration;

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
 */
record Wiring(
    Map<String, Substitutes> substitutes,
    Function<MemoryService, PaymentProvider> provider,
    Function<MemoryService, Payments> payments) {

  /** As in production. */
  static Wiring sound() {
    return new Wiring(
        Map.of(), service -> new ProviderPort(service.outside()), MemoryPayments::new);
  }

  Substitutes of(String service) {
    return substitutes.getOrDefault(service, Substitutes.none());
  }

  Wiring with(String service, Substitutes parts) {
    Map<String, Substitutes> more = new HashMap<>(substitutes);
    more.put(service, parts);
    return new Wiring(Map.copyOf(more), provider, payments);
  }

  Wiring withProvider(Function<MemoryService, PaymentProvider> other) {
    return new Wiring(substitutes, other, payments);
  }

  Wiring withPayments(Function<MemoryService, Payments> other) {
    return new Wiring(substitutes, provider, other);
  }
}
