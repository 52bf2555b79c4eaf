package dev.sagas.services.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.sagas.services.order.OrderClient.Answer;
import dev.sagas.services.order.application.OrderWatch;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WaitIT extends RunningService {

  private final String key = UUID.randomUUID().toString();

  @Autowired private OrderWatch watch;
  @Autowired private DataSource source;

  @Test
  void answersWhenTheOrderIsComplete() {
    UUID customer = UUID.randomUUID();
    CompletableFuture<Answer> waiting =
        client.checkoutLater(
            key,
            CheckoutJson.of(customer, CheckoutJson.line(product(100), 1)),
            "Prefer",
            "wait=20");

    UUID order = awaitOrderOf(customer);
    publish("payment.authorized.v1", order);
    awaitState(order, "CONFIRMED");
    assertThat(waiting).isNotDone();
    publish("payment.captured.v1", order);

    Answer answer = waiting.join();
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
    assertThat(answer.json().get("state").asText()).isEqualTo("COMPLETED");
  }

  @Test
  void answersWithTheOrderAsItIsWhenTheWaitIsOver() {
    Answer answer = client.checkout(CheckoutJson.of(product(100), 1), "Prefer", "wait=1");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
    assertThat(answer.json().get("state").asText()).isEqualTo("PENDING");
  }

  @Test
  void answersAtOnceWhereNoWaitIsPreferred() {
    Answer answer = client.checkout(CheckoutJson.of(product(100), 1));

    assertThat(answer.header("Preference-Applied")).isEmpty();
  }

  @Test
  void waitsForARepeatedRequestToo() {
    String body = CheckoutJson.of(product(100), 1);
    UUID order = client.checkoutWithKey(key, body).orderId();
    client.cancel(order, "{}");
    publishReleases(order);

    Answer answer = client.checkoutWithKey(key, body, "Prefer", "wait=20");

    assertThat(answer.orderId()).isEqualTo(order);
    assertThat(answer.json().get("state").asText()).isEqualTo("CANCELLED");
  }

  @Test
  void holdsNoConnectionWhileItWaits() throws SQLException {
    HikariDataSource connections = source.unwrap(HikariDataSource.class);
    String sku = product(100);
    int clients = connections.getMaximumPoolSize() * 3;
    List<CompletableFuture<Answer>> waiting =
        IntStream.range(0, clients)
            .mapToObj(
                i ->
                    client.checkoutLater(
                        UUID.randomUUID().toString(), CheckoutJson.of(sku, 1), "Prefer", "wait=5"))
            .toList();

    Awaitility.await().until(() -> watch.watching() == clients);
    Awaitility.await()
        .until(() -> connections.getHikariPoolMXBean().getActiveConnections() < clients / 3);

    assertThat(client.checkout(CheckoutJson.of(sku, 1)).status()).isEqualTo(202);
    assertThat(waiting).allSatisfy(each -> assertThat(each.join().status()).isEqualTo(202));
  }

  private UUID awaitOrderOf(UUID customer) {
    return Awaitility.await()
        .until(
            () ->
                client
                    .get("/orders?customerId=" + customer)
                    .json()
                    .get("orders")
                    .findValuesAsText("id"),
            ids -> !ids.isEmpty())
        .stream()
        .map(UUID::fromString)
        .findFirst()
        .orElseThrow();
  }
}
