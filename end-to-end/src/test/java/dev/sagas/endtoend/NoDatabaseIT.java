package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.system.Answer;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Rest;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A service whose database is away says so, and does what was asked when it is back. */
class NoDatabaseIT {

  private final CheckoutSystem system = CheckoutSystem.start();
  private final Till till = system.till();

  @Test
  void everyServiceAsksToComeBack() {
    UUID customer = till.customer(100_00);
    String sku = till.product(1_00, 10);
    String key = UUID.randomUUID().toString();
    Map<String, Object> order = Till.body(customer, Till.VISA, new Line(sku, 1));

    system.servers().postgres().kill();
    try {
      Stream.of(
              Rest.postLater(till.checkoutUri(), key, order),
              Rest.postLater(
                  system.service("inventory").uri("/products/" + sku + "/stock"),
                  UUID.randomUUID().toString(),
                  Map.of("quantity", 1)),
              get("customer", "/customers/" + customer),
              get("payment", "/payments/" + UUID.randomUUID()))
          .map(CompletableFuture::join)
          .forEach(NoDatabaseIT::assertUnavailable);
    } finally {
      system.servers().postgres().start();
    }

    Answer answer = Rest.postUntilAnswered(till.checkoutUri(), key, order);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    system.awaitQuiet();
    assertThat(till.order(UUID.fromString(answer.json().path("id").asText())).path("state"))
        .hasToString("\"COMPLETED\"");
  }

  private CompletableFuture<Answer> get(String service, String path) {
    return CompletableFuture.supplyAsync(() -> Rest.get(system.service(service).uri(path)));
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.retryAfter()).isEqualTo("5");
  }
}
