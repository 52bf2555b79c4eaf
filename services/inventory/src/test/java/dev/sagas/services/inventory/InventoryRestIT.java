package dev.sagas.services.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.event.UuidV7;
import dev.sagas.services.inventory.messaging.EventSchemas;
import dev.sagas.test.RecordedEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

class InventoryRestIT extends RunningInventoryService {

  private static final String KEY = "Idempotency-Key";
  private static final String LISTED = "inventory.product-listed.v1";
  private static final String MUG =
      """
      {"name": "A mug", "price": {"amount": 250, "currency": "GBP"}}""";

  @Autowired private TransactionTemplate transactions;

  private final String sku = "MUG-" + UuidV7.next();

  @Test
  void listsAProductAndAnnouncesIt() {
    ResponseEntity<JsonNode> answer = put(sku, MUG);

    assertThat(answer.getStatusCode().value()).isEqualTo(201);
    assertThat(answer.getHeaders().getLocation()).hasToString("/products/" + sku);
    assertThat(bodyOf(answer).toString())
        .isEqualTo(
            ("{'sku':'%s','name':'A mug','price':{'amount':250,'currency':'GBP'},"
                    + "'onHand':0,'reserved':0,'available':0}")
                .formatted(sku)
                .replace('\'', '"'));
    assertThat(get("/products/" + sku)).isEqualTo(bodyOf(answer));
    RecordedEvent event = listed(1);
    assertThat(event.sagaId()).isEqualTo(event.id());
    assertThat(event.headers()).containsEntry("ordering-key", sku);
    assertThat(EventSchemas.problems(LISTED, event.body())).isEmpty();
  }

  @Test
  void announcesEachChangeUnderANewVersionInOrder() {
    put(sku, MUG);
    put(sku, MUG.replace("250", "300"));
    assertThat(put(sku, MUG.replace("250", "300")).getStatusCode().value()).isEqualTo(200);
    put(sku, MUG.replace("A mug", "A big mug"));

    listed(3);
    assertThat(announced())
        .extracting(
            event ->
                event.body().path("version").asLong()
                    + " "
                    + event.body().path("name").asText()
                    + " "
                    + event.body().at("/price/amount").asLong())
        .containsExactly("1 A mug 250", "2 A mug 300", "3 A big mug 250");
  }

  @Test
  void listingAnewKeepsTheStock() {
    put(sku, MUG);
    receive(sku, 7);

    put(sku, MUG.replace("250", "300"));

    assertStock(sku, 7, 0);
  }

  @Test
  void theSameProductListed32TimesAtOnceIsOneProductInOneVersion() throws Exception {
    List<Integer> statuses = atOnce(32, () -> put(sku, MUG).getStatusCode().value());

    assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
    listed(1);
    put(sku, MUG.replace("250", "300"));
    listed(2);
    assertThat(announced()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "85123A, 85123A",
    "gift_0001_20, gift_0001_20",
    "BANK CHARGES, BANK%20CHARGES",
    "50% OFF?, 50%25%20OFF%3F",
    "a;b=c#d, a%3Bb%3Dc%23d",
    "Größe-ß, Gr%C3%B6%C3%9Fe-%C3%9F",
    "..., ...",
    "m, m"
  })
  void takesSkusAsTheyAreInRealUse(String code, String encoded) {
    ResponseEntity<JsonNode> answer = exchange(HttpMethod.PUT, "/products/" + encoded, MUG);

    assertThat(answer.getStatusCode().value()).isIn(200, 201);
    assertThat(bodyOf(answer).path("sku").asText()).isEqualTo(code);
    URI location = answer.getHeaders().getLocation();
    if (location != null) {
      assertThat(bodyOf(exchange(HttpMethod.GET, location.toString(), "")).path("sku").asText())
          .isEqualTo(code);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%20a", "a%20", "a%0Ab", "a%E2%80%A8b", "%20"})
  void namesASkuOfAnotherForm(String encoded) {
    ResponseEntity<JsonNode> answer = exchange(HttpMethod.PUT, "/products/" + encoded, MUG);

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(wrongFields(answer)).containsExactly("sku");
  }

  @Test
  void namesASkuThatIsTooLongBesideWrongFields() {
    ResponseEntity<JsonNode> answer = put("s".repeat(65), "{}");

    assertThat(wrongFields(answer)).containsExactly("name", "price", "sku");
  }

  @Test
  void doesNotKnowAnUnlistedProduct() {
    ResponseEntity<JsonNode> found = send(HttpMethod.GET, "/products/" + sku, "");
    ResponseEntity<JsonNode> received = deliver("{\"quantity\": 1}", newKey());

    assertThat(found.getStatusCode().value()).isEqualTo(404);
    assertThat(received.getStatusCode().value()).isEqualTo(404);
    assertThat(bodyOf(found).path("detail").asText()).contains(sku);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                          | name,price
          {'name': ' ', 'price': {'amount': 1, 'currency': 'GBP'}}    | name
          {'name': 7, 'price': {'amount': 1, 'currency': 'GBP'}}      | name
          {'name': 'A', 'price': 250}                                 | price
          {'name': 'A', 'price': {}}                                  | price.amount,price.currency
          {'name': 'A', 'price': {'amount': -1, 'currency': 'GBP'}}   | price.amount
          {'name': 'A', 'price': {'amount': 2.5, 'currency': 'GBP'}}  | price.amount
          {'name': 'A', 'price': {'amount': '1', 'currency': 'GBP'}}  | price.amount
          {'name': 'A', 'price': {'amount': 9223372036854775808, 'currency': 'GBP'}} | price.amount
          {'name': 'A', 'price': {'amount': 1, 'currency': 'ZZZ'}}    | price.currency
          {'name': 'A', 'price': {'amount': 1, 'currency': 'GBP'}, 'colour': 'red'} | colour
          []                                                          | body
          {'name': 'A',                                               | body
          a mug                                                       | body
          """)
  void namesEachWrongFieldOfAListing(String body, String fields) {
    ResponseEntity<JsonNode> answer = put(sku, body.replace('\'', '"'));

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(wrongFields(answer)).containsExactly(fields.split(","));
    assertThat(send(HttpMethod.GET, "/products/" + sku, "").getStatusCode().value()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                | quantity
          {'quantity': null}                | quantity
          {'quantity': 0}                   | quantity
          {'quantity': -5}                  | quantity
          {'quantity': 1.5}                 | quantity
          {'quantity': '5'}                 | quantity
          {'quantity': true}                | quantity
          {'quantity': 1000000001}          | quantity
          {'quantity': 9223372036854775808} | quantity
          {'quantity': 5, 'of': 'mugs'}     | of
          5                                 | body
          """)
  void namesEachWrongFieldOfADelivery(String body, String fields) {
    put(sku, MUG);

    ResponseEntity<JsonNode> answer = deliver(body.replace('\'', '"'), newKey());

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(wrongFields(answer)).containsExactly(fields.split(","));
    assertStock(sku, 0, 0);
  }

  @Test
  void refusesADeliveryThatBringsTooMuchTogether() {
    put(sku, MUG);
    jdbc.sql("update product set on_hand = 1000000000000 where sku = :sku")
        .param("sku", sku)
        .update();

    ResponseEntity<JsonNode> answer = deliver("{\"quantity\": 1}", newKey());

    assertThat(answer.getStatusCode().value()).isEqualTo(422);
    assertThat(wrongFields(answer)).containsExactly("quantity");
  }

  @Test
  void asksForAKeyWithEachDelivery() {
    put(sku, MUG);

    ResponseEntity<JsonNode> answer = post("/products/" + sku + "/stock", "{\"quantity\": 1}");

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(wrongFields(answer)).containsExactly(KEY);
    assertThat(bodyOf(answer).path("detail").asText()).isEqualTo("Idempotency-Key must be given");
  }

  @Test
  void takesADeliveryInOnceHoweverOftenItIsSent() {
    put(sku, MUG);
    String key = newKey();
    ResponseEntity<JsonNode> first = deliver("{\"quantity\": 5}", key);
    receive(sku, 2);

    ResponseEntity<JsonNode> again = deliver("{ \"quantity\":5 }", key);

    assertThat(again.getStatusCode().value()).isEqualTo(200);
    assertThat(bodyOf(again)).isEqualTo(bodyOf(first));
    assertStock(sku, 7, 0);
  }

  @Test
  void refusesTheSameKeyWithAnotherQuantityOrProduct() {
    put(sku, MUG);
    String other = stocked(1);
    String key = newKey();
    deliver("{\"quantity\": 5}", key);

    ResponseEntity<JsonNode> more = deliver("{\"quantity\": 6}", key);
    ResponseEntity<JsonNode> elsewhere =
        post("/products/" + other + "/stock", "{\"quantity\": 5}", KEY, key);

    assertThat(List.of(more, elsewhere))
        .allSatisfy(
            answer -> {
              assertThat(answer.getStatusCode().value()).isEqualTo(422);
              assertThat(wrongFields(answer)).containsExactly(KEY);
            });
    assertStock(sku, 5, 0);
    assertStock(other, 1, 0);
  }

  @Test
  void asksToComeBackWhileARequestOfTheKeyIsRunning() {
    put(sku, MUG);
    String key = newKey();

    ResponseEntity<JsonNode> answer =
        transactions.execute(
            running -> {
              jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                  .param("key", key)
                  .query((row, number) -> number)
                  .list();
              return deliver("{\"quantity\": 5}", key);
            });

    assertThat(answer).isNotNull();
    assertThat(answer.getStatusCode().value()).isEqualTo(409);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
    assertStock(sku, 0, 0);
  }

  @Test
  void theSameDelivery64TimesAtOnceCountsOnce() throws Exception {
    put(sku, MUG);
    String key = newKey();

    List<Integer> statuses =
        atOnce(64, () -> deliver("{\"quantity\": 5}", key).getStatusCode().value());

    assertThat(statuses).isSubsetOf(200, 409).contains(200);
    assertStock(sku, 5, 0);
  }

  private ResponseEntity<JsonNode> deliver(String json, String key) {
    return post("/products/" + sku + "/stock", json, KEY, key);
  }

  // A URI object is sent as it is; a string would be encoded again.
  private ResponseEntity<JsonNode> exchange(HttpMethod method, String encoded, String json) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    URI uri = URI.create(rest.getRootUri() + encoded);
    return rest.exchange(uri, method, new HttpEntity<>(json, headers), JsonNode.class);
  }

  private RecordedEvent listed(long version) {
    return PUBLISHED.await(
        "version " + version,
        event ->
            event.body().path("sku").asText().equals(sku)
                && event.body().path("version").asLong() == version);
  }

  private List<RecordedEvent> announced() {
    return PUBLISHED.events(LISTED).stream()
        .filter(event -> event.body().path("sku").asText().equals(sku))
        .toList();
  }

  private static List<Integer> atOnce(int times, Callable<Integer> request) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : threads.invokeAll(Collections.nCopies(times, request))) {
        statuses.add(status.get());
      }
      return statuses;
    } finally {
      threads.shutdown();
    }
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }
}
