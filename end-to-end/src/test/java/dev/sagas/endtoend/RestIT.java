package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.system.Answer;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Rest;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes over REST, the answer names the field, and no order is placed. */
class RestIT {

  private static final UUID ANYONE = UUID.fromString("019aa000-0000-7000-8000-000000000000");

  private final CheckoutSystem system = CheckoutSystem.start();
  private final Till till = system.till();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"lines":[{"sku":"A","quantity":1}],"paymentMethod":"pm_card_visa"}                        | customerId
          {"customerId":"me","lines":[{"sku":"A","quantity":1}],"paymentMethod":"pm_card_visa"}      | customerId
          {"customerId":"ID","paymentMethod":"pm_card_visa"}                                         | lines
          {"customerId":"ID","lines":[],"paymentMethod":"pm_card_visa"}                              | lines
          {"customerId":"ID","lines":"many","paymentMethod":"pm_card_visa"}                          | lines
          {"customerId":"ID","lines":[{"quantity":1}],"paymentMethod":"pm_card_visa"}                | lines[0].sku
          {"customerId":"ID","lines":[{"sku":"A"}],"paymentMethod":"pm_card_visa"}                   | lines[0].quantity
          {"customerId":"ID","lines":[{"sku":"A","quantity":0}],"paymentMethod":"pm_card_visa"}      | lines[0].quantity
          {"customerId":"ID","lines":[{"sku":"A","quantity":-1}],"paymentMethod":"pm_card_visa"}     | lines[0].quantity
          {"customerId":"ID","lines":[{"sku":"A","quantity":2147483648}],"paymentMethod":"pm_card_visa"} | lines[0].quantity
          {"customerId":"ID","lines":[{"sku":"A","quantity":99999999999999999999}],"paymentMethod":"pm_card_visa"} | lines[0].quantity
          {"customerId":"ID","lines":[{"sku":"A","quantity":1.5}],"paymentMethod":"pm_card_visa"}    | lines[0].quantity
          {"customerId":"ID","lines":[{"sku":"A","quantity":"1"}],"paymentMethod":"pm_card_visa"}    | lines[0].quantity
          {"customerId":"ID","lines":[{"sku":"A","quantity":1}]}                                     | paymentMethod
          {"customerId":"ID","lines":[{"sku":"A","quantity":1}],"paymentMethod":"pm_card_visa","x":1} | x
          """)
  void namesTheFieldThatIsMissingOrWrong(String body, String field) {
    Answer answer = refused(body.replace("ID", ANYONE.toString()));

    assertThat(answer.problemFields()).containsExactly(field);
  }

  @Test
  void refusesAnUnknownProduct() {
    Answer answer = checkout(Till.body(ANYONE, Till.VISA, new Line("no-such-product", 1)));

    assertThat(answer.status()).as(answer.text()).isIn(400, 422);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.problemFields()).containsExactly("lines[0].sku");
  }

  @Test
  void refusesMoreLinesThanAnOrderMayHave() {
    Line[] lines =
        IntStream.rangeClosed(1, 10_001).mapToObj(i -> new Line("A" + i, 1)).toArray(Line[]::new);

    Answer answer = checkout(Till.body(ANYONE, Till.VISA, lines));

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problemFields()).containsExactly("lines");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"not json", "{\"customerId\":", "[]", "``"})
  void refusesWhatIsNotJson(String body) {
    Answer answer = refused(body);

    assertThat(answer.problemFields()).containsExactly("body");
  }

  @Test
  void placesOneOrderForOneKeyHoweverOftenItComesAtOnce() {
    UUID customer = till.customer(1_000_00);
    Map<String, Object> body = Till.body(customer, Till.VISA, new Line(till.product(1_00, 100), 1));
    String key = UUID.randomUUID().toString();

    List<CompletableFuture<Answer>> calls =
        IntStream.range(0, 64)
            .mapToObj(i -> Rest.postLater(till.checkoutUri(), key, body))
            .toList();
    List<Answer> answers = calls.stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Answer::status).containsAnyOf(202).isSubsetOf(202, 409);
    assertThat(
            answers.stream()
                .filter(answer -> answer.status() == 202)
                .map(answer -> answer.json().path("id").asText())
                .distinct())
        .hasSize(1);
    assertThat(
            system
                .books()
                .count("order", "select count(*) from orders where customer_id = ?", customer))
        .isEqualTo(1);
    system.awaitQuiet();
  }

  @Test
  void refusesAKeyThatComesWithAnotherBody() {
    UUID customer = till.customer(1_000_00);
    String sku = till.product(1_00, 100);
    String key = UUID.randomUUID().toString();
    Rest.post(till.checkoutUri(), key, Till.body(customer, Till.VISA, new Line(sku, 1)));

    Answer answer =
        Rest.post(till.checkoutUri(), key, Till.body(customer, Till.VISA, new Line(sku, 2)));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.contentType()).startsWith("application/problem+json");
  }

  @Test
  void knowsNoOrderThatWasNotPlaced() {
    Answer answer = Rest.get(system.service("order").uri("/orders/" + ANYONE));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.contentType()).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({"'', name", "x, creditLimit.amount"})
  void namesTheFieldOfACustomerThatIsWrong(String name, String field) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", name);
    body.put("email", "someone@example.org");
    body.put("creditLimit", Map.of("amount", name.isEmpty() ? 1 : -1, "currency", "GBP"));

    Answer answer = Rest.post(system.service("customer").uri("/customers"), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problemFields()).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource({"0", "-5", "1000000001"})
  void namesTheFieldOfADeliveryThatIsWrong(long quantity) {
    String path = "/products/" + till.product(1_00, 0) + "/stock";

    Answer answer =
        Rest.post(
            system.service("inventory").uri(path),
            UUID.randomUUID().toString(),
            Map.of("quantity", quantity));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problemFields()).containsExactly("quantity");
  }

  private Answer refused(Object body) {
    long before = orders();
    Answer answer = checkout(body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.text()).doesNotContain("Exception").doesNotContain("dev.sagas");
    assertThat(orders()).isEqualTo(before);
    return answer;
  }

  private Answer checkout(Object body) {
    return Rest.post(till.checkoutUri(), UUID.randomUUID().toString(), body);
  }

  private long orders() {
    return system.books().count("order", "select count(*) from orders");
  }
}
