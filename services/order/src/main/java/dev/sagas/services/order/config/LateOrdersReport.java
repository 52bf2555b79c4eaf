package dev.sagas.services.order.config;

import dev.sagas.services.order.application.LateOrders;
import dev.sagas.services.order.domain.OrderState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Shows late orders as a gauge and in the health endpoint. Their status is LATE, which neither
 * takes the service out of its load balancer nor restarts it: it is someone else who is late.
 */
@Component("lateOrdersHealthIndicator")
class LateOrdersReport implements HealthIndicator, MeterBinder {

  private static final Status LATE = new Status("LATE", "orders wait for answers for too long");

  private final LateOrders lateOrders;

  LateOrdersReport(LateOrders lateOrders) {
    this.lateOrders = lateOrders;
  }

  @Override
  public Health health() {
    Health.Builder health = lateOrders.counts().isEmpty() ? Health.up() : Health.status(LATE);
    lateOrders.counts().forEach((state, count) -> health.withDetail(state.name(), count));
    return health.build();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (OrderState state : OrderState.values()) {
      if (!state.atRest()) {
        Gauge.builder("checkout.orders.late", lateOrders, late -> late.count(state))
            .description("Orders that have stayed in a state for longer than checkout.late-after")
            .tag("state", state.name())
            .register(registry);
      }
    }
  }
}
