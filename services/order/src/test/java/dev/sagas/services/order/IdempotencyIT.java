package dev.sagas.services.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.services.order.OrderClient.Answer;
import dev.sagas.services.order.application.ForgetKeys;
import dev.sagas.services.order.application.IdempotencyKeys;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IdempotencyIT extends RunningService {

  private final String key = UUID.randomUUID().toString();

  @Autowired private IdempotencyKeys keys;
  @Autowired private ForgetKeys forgetKeys;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void placesOneOrderForSixtyFourRequestsAtOnce() {
    UUID customer = UUID.randomUUID();
    String body = CheckoutJson.of(customer, CheckoutJson.line(product(100), 1));

    List<CompletableFuture<Answer>> requests =
        IntStream.range(0, 64).mapToObj(i -> client.checkoutLater(key, body)).toList();
    List<Answer> answers = requests.stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Answer::status).isSubsetOf(202, 409).contains(202);
    assertThat(answers.stream().filter(answer -> answer.status() == 202).map(Answer::body))
        .containsOnly(client.checkoutWithKey(key, body).body());
    assertThat(client.get("/orders?customerId=" + customer).json().get("orders")).hasSize(1);
  }

  @Test
  void repeatsTheFirstAnswerThoughTheOrderHasMovedOn() {
    String body = CheckoutJson.of(product(100), 1);
    Answer first = client.checkoutWithKey(key, body);
    client.cancel(first.orderId(), "{}");

    Answer second = client.checkoutWithKey(key, body);

    assertThat(second.status()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void takesTheSameRequestInAnotherLayoutForTheSame() {
    String body = CheckoutJson.of(product(100), 1);

    Answer first = client.checkoutWithKey(key, body);
    Answer second = client.checkoutWithKey(key, body.replace(" ", "\n\n"));

    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void refusesTheKeyForAnotherRequest() {
    String sku = product(100);
    client.checkoutWithKey(key, CheckoutJson.of(sku, 1));

    Answer answer = client.checkoutWithKey(key, CheckoutJson.of(sku, 2));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").asText())
        .isEqualTo("Idempotency-Key");
  }

  @Test
  void tellsThatARequestWithTheKeyIsStillRunning() {
    String body = CheckoutJson.of(product(100), 1);

    Answer during =
        new TransactionTemplate(transactions)
            .execute(
                running -> {
                  assertThat(keys.claim(key)).isTrue();
                  return client.checkoutWithKey(key, body);
                });
    Answer after = client.checkoutWithKey(key, body);

    assertThat(during).isNotNull();
    assertThat(during.status()).isEqualTo(409);
    assertThat(during.header("Retry-After")).isEqualTo("1");
    assertThat(after.status()).isEqualTo(202);
  }

  @Test
  void leavesTheKeyFreeWhereTheOrderIsRefused() {
    String sku = "sku-" + UUID.randomUUID();
    Answer refused = client.checkoutWithKey(key, CheckoutJson.of(sku, 1));

    list(sku, 1, 100, "GBP");
    Answer accepted = client.checkoutWithKey(key, CheckoutJson.of(sku, 2));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(accepted.status()).isEqualTo(202);
  }

  @Test
  void forgetsKeysAfterTheirRetention() {
    String body = CheckoutJson.of(product(100), 1);
    Answer first = client.checkoutWithKey(key, body);
    forgetKeys.forget();
    assertThat(client.checkoutWithKey(key, body).orderId()).isEqualTo(first.orderId());

    jdbc.sql("update idempotency_key set created_at = :long_ago where key = :key")
        .param("long_ago", Timestamp.from(Instant.now().minus(8, ChronoUnit.DAYS)))
        .param("key", key)
        .update();
    forgetKeys.forget();

    assertThat(client.checkoutWithKey(key, body).orderId()).isNotEqualTo(first.orderId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Idempotency-Key: ", "Idempotency-Key: two words"})
  void refusesAMalformedKey(String header) {
    Answer answer =
        client.post(
            "/checkout",
            CheckoutJson.of("any", 1),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            header.substring(header.indexOf(':') + 1).strip());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors").get(0).get("field").asText())
        .isEqualTo("Idempotency-Key");
  }
}
