package dev.sagas.services.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.services.order.application.LateOrders;
import dev.sagas.services.order.domain.OrderState;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LateOrdersIT extends RunningService {

  @Autowired private LateOrders lateOrders;

  @AfterEach
  void forgetLateOrders() {
    jdbc.sql("update orders set updated_at = now() where updated_at < now() - interval '4 minutes'")
        .update();
    lateOrders.scan();
  }

  @Test
  void countsOrdersThatWaitForTooLong() {
    UUID order = placedOrder();
    client.cancel(order, "{}");
    age(order);

    lateOrders.scan();

    assertThat(lateOrders.count(OrderState.CANCELLING)).isEqualTo(1);
    JsonNode gauge =
        client.get("/actuator/metrics/checkout.orders.late?tag=state:CANCELLING").json();
    assertThat(gauge.get("measurements").get(0).get("value").asDouble()).isEqualTo(1.0);
  }

  @Test
  void showsThemInTheHealthWithoutTakingTheServiceDown() {
    UUID order = placedOrder();
    age(order);

    lateOrders.scan();

    JsonNode health = client.get("/actuator/health").json();
    assertThat(health.get("components").get("lateOrders").get("status").asText()).isEqualTo("LATE");
    assertThat(health.get("status").asText()).isEqualTo("UP");
    assertThat(client.get("/actuator/health/readiness").status()).isEqualTo(200);
  }

  @Test
  void leavesOrdersAloneThatAreAtRest() {
    UUID order = placedOrder();
    client.cancel(order, "{}");
    publishReleases(order);
    awaitState(order, "CANCELLED");
    age(order);

    lateOrders.scan();

    assertThat(lateOrders.counts()).isEmpty();
  }

  private void age(UUID order) {
    jdbc.sql(
            """
            update orders
            set placed_at = placed_at - interval '1 hour', updated_at = updated_at - interval '1 hour'
            where id = :order
            """)
        .param("order", order)
        .update();
  }
}
