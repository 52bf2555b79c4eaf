package dev.sagas.services.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.services.order.OrderClient.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemDetailsIT extends RunningService {

  private static final String CUSTOMER = "01980f3e-5f0a-7cc0-8000-5b1f3a9d2c11";

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("{}", "customerId", "is required"),
        Arguments.of("{}", "lines", "must have at least one line"),
        Arguments.of("{}", "paymentMethod", "is required"),
        Arguments.of(with("\"customerId\": \"x\""), "customerId", "must be a UUID"),
        Arguments.of(with("\"customerId\": \"\""), "customerId", "is required"),
        Arguments.of(with("\"customerId\": 7"), "customerId", "must be a UUID"),
        Arguments.of(with("\"lines\": []"), "lines", "must have at least one line"),
        Arguments.of(with("\"lines\": {}"), "lines", "must be a list"),
        Arguments.of(with("\"lines\": [null]"), "lines[0]", "must not be null"),
        Arguments.of(with("\"lines\": [\"a\"]"), "lines[0]", "must be an object"),
        Arguments.of(with("\"paymentMethod\": \" \""), "paymentMethod", "is required"),
        Arguments.of(with("\"paymentMethod\": 5"), "paymentMethod", "must be a string"),
        Arguments.of(
            with("\"paymentMethod\": \"pm card\""),
            "paymentMethod",
            "must be 1 to 100 letters, digits, underscores and hyphens"),
        Arguments.of(with("\"coupon\": 1"), "coupon", "is not a known field"),
        Arguments.of(line("\"sku\": \"\", \"quantity\": 1"), "lines[0].sku", "is required"),
        Arguments.of(line("\"quantity\": 1"), "lines[0].sku", "is required"),
        Arguments.of(line("\"sku\": 85123, \"quantity\": 1"), "lines[0].sku", "must be a string"),
        Arguments.of(
            line("\"sku\": \"%s\", \"quantity\": 1".formatted("x".repeat(65))),
            "lines[0].sku",
            "must not be longer than 64 characters"),
        Arguments.of(line("\"sku\": \"a\""), "lines[0].quantity", "is required"),
        Arguments.of(quantity("0"), "lines[0].quantity", "must be at least 1"),
        Arguments.of(quantity("-3"), "lines[0].quantity", "must be at least 1"),
        Arguments.of(quantity("1000001"), "lines[0].quantity", "must not be more than 1000000"),
        Arguments.of(quantity("2147483648"), "lines[0].quantity", "is out of range"),
        Arguments.of(quantity("1e99"), "lines[0].quantity", "must be a whole number"),
        Arguments.of(quantity("1.5"), "lines[0].quantity", "must be a whole number"),
        Arguments.of(quantity("\"2\""), "lines[0].quantity", "must be a whole number"),
        Arguments.of(quantity("true"), "lines[0].quantity", "must be a whole number"),
        Arguments.of("quantity=1", "body", "must be JSON: line 1, column 1"),
        Arguments.of("{\"customerId\"", "body", "must be JSON: line 1, column 14"),
        Arguments.of("", "body", "is required and must be JSON"),
        Arguments.of("null", "body", "is required and must be JSON"),
        Arguments.of("[]", "body", "must be an object"));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource("malformed")
  void namesTheFieldAndTheRule(String body, String field, String message) {
    Answer answer = client.checkout(body);

    assertProblem(answer, 400);
    assertThat(errors(answer)).contains(field + " " + message);
  }

  @Test
  void refusesTenThousandAndOneLines() {
    String lines =
        IntStream.rangeClosed(0, 10_000)
            .mapToObj(i -> CheckoutJson.line("sku" + i, 1))
            .collect(Collectors.joining(","));

    Answer answer = client.checkout(CheckoutJson.of(UUID.randomUUID(), lines));

    assertProblem(answer, 400);
    assertThat(errors(answer)).containsExactly("lines must not be more than 10000");
  }

  @Test
  void namesNotMoreThanAHundredErrors() {
    String lines =
        IntStream.range(0, 5_000)
            .mapToObj(i -> CheckoutJson.line("sku" + i, 0))
            .collect(Collectors.joining(","));

    Answer answer = client.checkout(CheckoutJson.of(UUID.randomUUID(), lines));

    assertProblem(answer, 400);
    assertThat(errors(answer)).hasSize(100);
  }

  @Test
  void namesTheLineWhoseProductIsUnknown() {
    Answer answer =
        client.checkout(
            CheckoutJson.of(
                UUID.randomUUID(),
                CheckoutJson.line(product(1), 1),
                CheckoutJson.line("ghost", 1)));

    assertProblem(answer, 422);
    assertThat(errors(answer)).containsExactly("lines[1].sku must be a product that is for sale");
  }

  @Test
  void refusesMixedCurrencies() {
    Answer answer =
        client.checkout(
            CheckoutJson.of(
                UUID.randomUUID(),
                CheckoutJson.line(product(1, "GBP"), 1),
                CheckoutJson.line(product(1, "EUR"), 1)));

    assertProblem(answer, 422);
    assertThat(errors(answer))
        .containsExactly("lines[1].sku must be priced in GBP like the first line");
  }

  @Test
  void refusesATotalThatDoesNotFit() {
    Answer answer = client.checkout(CheckoutJson.of(product(Long.MAX_VALUE), 2));

    assertProblem(answer, 422);
    assertThat(errors(answer).get(0)).startsWith("lines must not cost more than");
  }

  @Test
  void refusesAnOrderThatCostsNothing() {
    Answer answer = client.checkout(CheckoutJson.of(product(0), 2));

    assertProblem(answer, 422);
    assertThat(errors(answer).get(0)).startsWith("lines must cost more than zero");
  }

  @Test
  void namesTheMissingKey() {
    Answer answer =
        client.post("/checkout", CheckoutJson.of("any", 1), "Content-Type", "application/json");

    assertProblem(answer, 400);
    assertThat(errors(answer)).containsExactly("Idempotency-Key is a required header");
  }

  @Test
  void refusesABodyThatIsNotDeclaredAsJson() {
    Answer answer =
        client.post(
            "/checkout",
            CheckoutJson.of("any", 1),
            "Content-Type",
            "text/plain",
            "Idempotency-Key",
            "k");

    assertProblem(answer, 415);
  }

  @Test
  void refusesABodyThatIsAnnouncedToBeTooLarge() {
    assertProblem(client.checkout(" ".repeat(3_000_000)), 413);
  }

  @Test
  void refusesABodyThatTurnsOutToBeTooLarge() {
    byte[] body = " ".repeat(3_000_000).getBytes(StandardCharsets.UTF_8);

    Answer answer =
        client.send(
            client
                .request("/checkout", "Content-Type", "application/json", "Idempotency-Key", "k")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build());

    assertProblem(answer, 413);
  }

  @ParameterizedTest
  @CsvSource({
    "/orders/" + CUSTOMER + ", 404",
    "/orders/" + CUSTOMER + "/events, 404",
    "/orders/7, 400",
    "/orders, 400",
    "/orders?customerId=7, 400",
    "/orders?customerId=" + CUSTOMER + "&limit=0, 400",
    "/orders?customerId=" + CUSTOMER + "&limit=x, 400",
    "/nothing/here, 404",
    "/checkout, 405",
    "/error, 500",
    "/orders/%7B, 400"
  })
  void answersEveryFailureWithProblemDetails(String path, int status) {
    assertProblem(client.get(path), status);
  }

  @Test
  void refusesToAnswerInAnotherLanguageThanJson() {
    assertProblem(client.get("/orders/" + placedOrder(), "Accept", "text/html"), 406);
  }

  @Test
  void refusesToCancelAnUnknownOrder() {
    assertProblem(client.cancel(UUID.fromString(CUSTOMER), "{}"), 404);
  }

  @Test
  void namesWhatIsWrongWithACancellation() {
    UUID order = placedOrder();

    Answer tooLong = client.cancel(order, "{\"reason\": \"%s\"}".formatted("x".repeat(501)));
    Answer unknown = client.cancel(order, "{\"because\": \"x\"}");

    assertProblem(tooLong, 400);
    assertThat(errors(tooLong)).containsExactly("reason must not be longer than 500 characters");
    assertProblem(unknown, 400);
    assertThat(errors(unknown)).containsExactly("because is not a known field");
  }

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    assertThat(answer.json().get("title").asText()).isNotBlank();
    assertThat(answer.body()).doesNotContain("dev.sagas", "Exception", "org.spring", "jackson");
  }

  private static List<String> errors(Answer answer) {
    return Stream.of(answer.json().get("errors"))
        .flatMap(errors -> IntStream.range(0, errors.size()).mapToObj(errors::get))
        .map(ProblemDetailsIT::text)
        .toList();
  }

  private static String text(JsonNode error) {
    return error.get("field").asText() + " " + error.get("message").asText();
  }

  private static String with(String field) {
    return "{%s}".formatted(field);
  }

  private static String line(String fields) {
    return """
        {"customerId": "%s", "paymentMethod": "pm", "lines": [{%s}]}"""
        .formatted(CUSTOMER, fields);
  }

  private static String quantity(String value) {
    return line("\"sku\": \"a\", \"quantity\": " + value);
  }
}
