package dev.sagas.services.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.sagas.event.UuidV7;
import dev.sagas.test.Account;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many orders of one customer at once. */
class ConcurrentCreditIT extends RunningCustomerService {

  private static final String PLACED = "order.placed.v1";
  private static final String CANCELLED = "order.cancelled.v1";

  @Test
  void neverLendsMoreThanTheLimitAndReleasesAllOfIt() throws Exception {
    UUID customer = register(5_000);
    List<UUID> orders = Stream.generate(UuidV7::next).limit(400).toList();

    publish(PLACED, customer, orders);

    assertThat(held(customer)).isEqualTo(50);
    assertThat(exposure(customer)).isEqualTo(5_000);

    publish(CANCELLED, customer, orders);

    assertThat(held(customer)).isZero();
    assertThat(exposure(customer)).isZero();
    assertThat(failures()).isZero();
    assertThat(deadlocks()).isZero();
  }

  private void publish(String type, UUID customer, List<UUID> orders) throws Exception {
    long before = handled(type);
    try (Connection connection = SERVERS.broker().connect(Account.named("order"));
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      for (UUID order : orders) {
        String body =
            """
            {"orderId": "%s", "customerId": "%s", "total": {"amount": 100, "currency": "GBP"}}"""
                .formatted(order, customer);
        channel.basicPublish(
            "order.events",
            type,
            SERVERS.publisher().properties(type, UuidV7.next(), order),
            body.getBytes(StandardCharsets.UTF_8));
      }
      channel.waitForConfirmsOrDie(30_000);
    }
    awaitHandled(type, before + orders.size());
  }

  private UUID register(long limit) {
    String json =
        """
        {"name": "Ada", "email": "ada@example.org",
         "creditLimit": {"amount": %d, "currency": "GBP"}}"""
            .formatted(limit);
    return UUID.fromString(bodyOf(post("/customers", json)).path("id").asText());
  }

  private long exposure(UUID customer) {
    return get("/customers/" + customer).at("/exposure/amount").asLong();
  }

  private long held(UUID customer) {
    return jdbc.sql(
            """
            select count(*) from credit_reservation
            where customer_id = :customer and state = 'RESERVED'""")
        .param("customer", customer)
        .query(Long.class)
        .single();
  }
}
