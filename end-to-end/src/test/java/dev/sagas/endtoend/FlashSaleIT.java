package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.endtoend.system.Answer;
import dev.sagas.endtoend.system.Books;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Rest;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlashSaleIT {

  private static final int PIECES = 100;
  private static final int CHECKOUTS = 1_000;
  private static final int CUSTOMERS = 200;

  private final CheckoutSystem system = CheckoutSystem.start();
  private final Till till = system.till();
  private final Books books = system.books();

  @Test
  void sellsEveryPieceOnceAndNoneTwice() {
    String sku = till.product(1_00, PIECES);
    List<UUID> customers =
        IntStream.range(0, CUSTOMERS).mapToObj(i -> till.customer(1_000_00)).toList();
    Map<String, Integer> logsBefore = logLengths();

    List<UUID> orders = placeAtOnce(sku, customers);
    Map<String, Long> ends =
        orders.stream()
            .map(till::awaitEnd)
            .collect(Collectors.groupingBy(FlashSaleIT::end, Collectors.counting()));
    system.awaitQuiet();

    assertThat(ends)
        .containsOnly(
            Map.entry("COMPLETED", (long) PIECES),
            Map.entry("CANCELLED for STOCK_REJECTED", (long) CHECKOUTS - PIECES));
    assertThat(orders).hasSize(CHECKOUTS).doesNotHaveDuplicates();
    assertThat(books.onHand(sku)).isZero();
    assertThat(books.reserved(sku)).isZero();
    customers.forEach(customer -> assertThat(books.exposure(customer)).isZero());
    logsBefore.forEach(
        (service, length) ->
            assertThat(system.service(service).log().substring(length))
                .as(service)
                .doesNotContainIgnoringCase("deadlock")
                .doesNotContain("RETRIES_EXHAUSTED"));
  }

  private List<UUID> placeAtOnce(String sku, List<UUID> customers) {
    List<CompletableFuture<Answer>> calls =
        IntStream.range(0, CHECKOUTS)
            .mapToObj(
                i ->
                    Rest.postLaterStubbornly(
                        till.checkoutUri(),
                        UUID.randomUUID().toString(),
                        Till.body(customers.get(i % CUSTOMERS), Till.VISA, new Line(sku, 1))))
            .toList();
    List<Answer> answers = calls.stream().map(CompletableFuture::join).toList();
    assertThat(answers).extracting(Answer::status).containsOnly(202);
    return answers.stream()
        .map(answer -> UUID.fromString(answer.json().path("id").asText()))
        .toList();
  }

  private static String end(JsonNode order) {
    String state = order.path("state").asText();
    return state.equals("CANCELLED") ? state + " for " + order.path("reason").asText() : state;
  }

  private Map<String, Integer> logLengths() {
    return CheckoutSystem.SERVICES.stream()
        .collect(Collectors.toMap(name -> name, name -> system.service(name).log().length()));
  }
}
