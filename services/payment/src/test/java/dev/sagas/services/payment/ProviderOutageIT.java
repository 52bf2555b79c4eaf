package dev.sagas.services.payment;

import static dev.sagas.services.payment.TestOrder.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.services.payment.TestOrder.Told;
import dev.sagas.services.payment.application.IdempotencyKey;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The provider is away: nothing is decided, and everything goes on when it is back. */
class ProviderOutageIT extends RunningPaymentService {

  @Autowired private CircuitBreakerRegistry circuits;

  @AfterEach
  void recover() {
    provider().down(false);
    circuits.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
  }

  @Test
  void openCircuitIsNotADecline() {
    CircuitBreaker circuit = circuits.circuitBreaker("provider");
    circuit.transitionToForcedOpenState();
    TestOrder order = order("pm_card_visa").ready();

    awaitRefusedCalls(circuit, 2);
    assertThat(published(order)).containsExactly("payment.authorization-requested.v1");
    assertThat(payment(order).get("state").asText()).isEqualTo("AUTHORIZING");
    assertMoney(order, 0, 0);
    circuit.reset();

    await(order, "payment.authorized.v1");
    assertMoney(order, AMOUNT, 0);
  }

  @Test
  void openCircuitIsNotAFailedCapture() {
    TestOrder order = order("pm_card_visa").ready();
    await(order, "payment.authorized.v1");
    CircuitBreaker circuit = circuits.circuitBreaker("provider");
    circuit.transitionToForcedOpenState();
    order.tell(Told.CONFIRMED);

    awaitRefusedCalls(circuit, 2);
    assertThat(payment(order).get("state").asText()).isEqualTo("AUTHORIZED");
    circuit.reset();

    await(order, "payment.captured.v1");
    assertThat(published(order)).doesNotContain("payment.capture-failed.v1");
    assertMoney(order, 0, AMOUNT);
  }

  @Test
  void serverErrorsAreNoDecline() {
    provider().down(true);
    TestOrder order = order("pm_card_visa").ready();
    awaitState(order, "AUTHORIZING");
    IdempotencyKey key = IdempotencyKey.forAuthorization(paymentId(order));
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> provider().calls(key) > 3);

    assertThat(published(order)).containsExactly("payment.authorization-requested.v1");
    provider().down(false);

    await(order, "payment.authorized.v1");
    assertMoney(order, AMOUNT, 0);
  }

  @Test
  void openCircuitOfChargesLeavesReleasesAlone() {
    TestOrder order = order("pm_card_visa").ready();
    await(order, "payment.authorized.v1");
    circuits.circuitBreaker("provider").transitionToForcedOpenState();

    order.tell(Told.CANCELLED);

    assertThat(await(order, "payment.released.v1").body().get("effect").asText())
        .isEqualTo("RELEASED");
    assertMoney(order, 0, 0);
  }

  @Test
  void releaseWaitsForAnAuthorizationThatNobodyKnowsOf() {
    CircuitBreaker circuit = circuits.circuitBreaker("provider");
    circuit.transitionToForcedOpenState();
    TestOrder order = order("pm_card_visa").ready();
    awaitState(order, "AUTHORIZING");
    order.tell(Told.CANCELLED);
    awaitState(order, "RELEASING");
    awaitRefusedCalls(circuit, circuit.getMetrics().getNumberOfNotPermittedCalls() + 2);
    assertThat(published(order)).doesNotContain("payment.released.v1");

    circuit.reset();

    await(order, "payment.released.v1");
    assertMoney(order, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "circuitbreakers, /circuitBreakers/provider/state",
    "circuitbreakers, /circuitBreakers/provider-release/state",
    "retries, /retries",
    "bulkheads, /bulkheads",
    "timelimiters, /timeLimiters",
    "circuitbreakerevents, /circuitBreakerEvents",
    "health, /components/circuitBreakers/details/provider/details/state",
    "metrics/resilience4j.circuitbreaker.state, /measurements",
    "metrics/resilience4j.retry.calls, /measurements",
    "metrics/resilience4j.bulkhead.available.concurrent.calls, /measurements",
    "metrics/resilience4j.timelimiter.calls, /measurements"
  })
  void showsItselfInTheActuator(String endpoint, String field) {
    order("pm_card_visa").ready();

    JsonNode shown = rest.getForObject("/actuator/" + endpoint, JsonNode.class);

    assertThat(shown.at(field).isMissingNode()).as(shown.toString()).isFalse();
  }

  @Test
  void openCircuitIsShownButDoesNotMakeTheServiceUnhealthy() {
    circuits.circuitBreaker("provider").transitionToForcedOpenState();

    var health = rest.getForEntity("/actuator/health", JsonNode.class);

    assertThat(health.getStatusCode().value()).isEqualTo(200);
    assertThat(rest.getForEntity("/actuator/health/readiness", JsonNode.class).getStatusCode())
        .extracting("value")
        .isEqualTo(200);
  }

  private static void awaitRefusedCalls(CircuitBreaker circuit, long calls) {
    Awaitility.await("calls refused by the open circuit")
        .atMost(Duration.ofSeconds(30))
        .until(() -> circuit.getMetrics().getNumberOfNotPermittedCalls() >= calls);
  }
}
