package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.endtoend.system.Answer;
import dev.sagas.endtoend.system.Books;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import dev.sagas.test.EventProbe;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each way in which a checkout is undone; always everything that was done, and nothing else. */
class RefusalsIT {

  private final CheckoutSystem system = CheckoutSystem.start();
  private final Till till = system.till();
  private final Books books = system.books();
  private final EventProbe probe = system.probe();

  @AfterEach
  void closeProbe() {
    probe.close();
  }

  @Test
  void cancelsWhenCreditIsShort() {
    UUID customer = till.customer(9_99);
    String sku = till.product(10_00, 5);

    UUID id = till.checkout(customer, Till.VISA, new Line(sku, 1));

    assertCancelled(id, "CREDIT_REJECTED");
    assertEffects(id, "NOTHING_TO_RELEASE", "RELEASED", "NOTHING_TO_RELEASE");
    assertThat(books.credit(id)).isEqualTo("NONE");
    assertThat(books.exposure(customer)).isZero();
    assertThat(books.onHand(sku)).isEqualTo(5);
    assertThat(books.provider(id)).isEqualTo(Books.ProviderBooks.NOTHING);
  }

  @Test
  void cancelsWhenTheCustomerIsUnknown() {
    String sku = till.product(10_00, 5);

    UUID id = till.checkout(UUID.randomUUID(), Till.VISA, new Line(sku, 1));

    JsonNode order = assertCancelled(id, "CREDIT_REJECTED");
    assertThat(order.toString()).contains("UNKNOWN_CUSTOMER");
    assertThat(books.onHand(sku)).isEqualTo(5);
  }

  @Test
  void cancelsWhenStockIsShortAndReservesNoLineOfIt() {
    UUID customer = till.customer(1_000_00);
    String plenty = till.product(1_00, 100);
    String scarce = till.product(1_00, 2);

    UUID id = till.checkout(customer, Till.VISA, new Line(plenty, 5), new Line(scarce, 3));

    assertCancelled(id, "STOCK_REJECTED");
    assertEffects(id, "RELEASED", "NOTHING_TO_RELEASE", "NOTHING_TO_RELEASE");
    assertThat(probe.await("inventory.stock-rejected.v1", id).body().path("skus"))
        .extracting(JsonNode::asText)
        .containsExactly(scarce);
    assertThat(books.credit(id)).isEqualTo("RELEASED");
    assertThat(books.exposure(customer)).isZero();
    assertThat(books.onHand(plenty)).isEqualTo(100);
    assertThat(books.onHand(scarce)).isEqualTo(2);
  }

  @Test
  void cancelsWhenTheCardIsDeclined() {
    UUID customer = till.customer(1_000_00);
    String sku = till.product(1_00, 5);

    UUID id = till.checkout(customer, "pm_card_chargeDeclined", new Line(sku, 5));

    JsonNode order = assertCancelled(id, "PAYMENT_DECLINED");
    assertThat(order.toString()).contains("card_declined");
    assertEffects(id, "RELEASED", "RELEASED", "NOTHING_TO_RELEASE");
    assertThat(books.exposure(customer)).isZero();
    assertThat(books.onHand(sku)).isEqualTo(5);
    assertThat(books.provider(id)).isEqualTo(Books.ProviderBooks.NOTHING);
  }

  @Test
  void voidsTheAuthorisationWhenItCannotBeCaptured() {
    UUID customer = till.customer(1_000_00);
    String sku = till.product(1_00, 5);

    UUID id = till.checkout(customer, "pm_card_captureFail", new Line(sku, 5));

    assertCancelled(id, "CAPTURE_FAILED");
    probe.await("payment.capture-failed.v1", id);
    assertEffects(id, "RELEASED", "RELEASED", "RELEASED");
    assertThat(books.onHand(sku)).isEqualTo(5);
    assertThat(books.provider(id)).isEqualTo(Books.ProviderBooks.voided(5_00));
  }

  @Test
  void voidsAnApprovalThatComesAfterTheCancellation() {
    UUID customer = till.customer(1_000_00);
    String sku = till.product(1_00, 5);

    UUID id = till.checkout(customer, "pm_card_slow", new Line(sku, 5));
    probe.await("payment.authorization-requested.v1", id);
    assertThat(till.cancel(id).status()).isEqualTo(202);

    assertCancelled(id, "CANCELLATION_REQUESTED");
    assertThat(books.exposure(customer)).isZero();
    assertThat(books.onHand(sku)).isEqualTo(5);
    assertThat(books.provider(id).captured()).isZero();
    assertThat(books.provider(id).authorized()).isEqualTo(books.provider(id).voided());
  }

  @Test
  void refundsAndPutsBackWhatACompletedOrderTook() {
    UUID customer = till.customer(1_000_00);
    String sku = till.product(1_00, 5);
    UUID id = till.checkout(customer, Till.VISA, new Line(sku, 5));
    till.awaitState(id, "COMPLETED");
    probe.await("customer.credit-settled.v1", id);
    probe.await("inventory.stock-committed.v1", id);

    assertThat(till.cancel(id).status()).isEqualTo(202);

    assertCancelled(id, "CANCELLATION_REQUESTED");
    assertEffects(id, "NOTHING_TO_RELEASE", "RELEASED", "RELEASED");
    assertThat(books.exposure(customer)).isZero();
    assertThat(books.onHand(sku)).isEqualTo(5);
    assertThat(books.provider(id)).isEqualTo(Books.ProviderBooks.refunded(5_00));
  }

  @Test
  void refusesToCancelWhatIsCancelled() {
    UUID id = till.checkout(till.customer(1), Till.VISA, new Line(till.product(1_00, 5), 1));
    till.awaitState(id, "CANCELLED");

    Answer answer = till.cancel(id);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.contentType()).startsWith("application/problem+json");
  }

  private JsonNode assertCancelled(UUID id, String reason) {
    JsonNode order = till.awaitEnd(id);
    assertThat(order.path("state").asText()).isEqualTo("CANCELLED");
    assertThat(order.path("reason").asText()).isEqualTo(reason);
    assertThat(probe.await("order.cancelled.v1", id).body().path("reason").asText())
        .isEqualTo(reason);
    probe.await("order.closed.v1", id);
    system.awaitQuiet();
    return order;
  }

  private void assertEffects(UUID id, String credit, String stock, String payment) {
    assertThat(effect("customer.credit-released.v1", id)).as("credit").isEqualTo(credit);
    assertThat(effect("inventory.stock-released.v1", id)).as("stock").isEqualTo(stock);
    assertThat(effect("payment.released.v1", id)).as("payment").isEqualTo(payment);
  }

  private String effect(String type, UUID id) {
    return probe.await(type, id).body().path("effect").asText();
  }
}
