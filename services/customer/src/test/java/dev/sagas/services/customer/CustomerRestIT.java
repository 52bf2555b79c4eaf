package dev.sagas.services.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.event.UuidV7;
import dev.sagas.test.RecordedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

class CustomerRestIT extends RunningCustomerService {

  private static final String KEY = "Idempotency-Key";
  private static final String ADA =
      """
      {"name": "Ada Lovelace", "email": "ada@example.org",
       "creditLimit": {"amount": 100000, "currency": "GBP"}}""";

  @Autowired private TransactionTemplate transactions;

  @Test
  void registersACustomerAndAnnouncesIt() {
    ResponseEntity<JsonNode> answer = post("/customers", ADA);

    JsonNode customer = bodyOf(answer);
    String id = customer.path("id").asText();
    assertThat(answer.getStatusCode().value()).isEqualTo(201);
    assertThat(answer.getHeaders().getLocation()).hasToString("/customers/" + id);
    assertThat(customer.toString())
        .isEqualTo(
            ("{'id':'%s','name':'Ada Lovelace','email':'ada@example.org',"
                    + "'creditLimit':{'amount':100000,'currency':'GBP'},"
                    + "'exposure':{'amount':0,'currency':'GBP'}}")
                .formatted(id)
                .replace('\'', '"'));
    assertThat(get("/customers/" + id)).isEqualTo(customer);
    RecordedEvent event = registered(id);
    assertThat(event.sagaId()).isEqualTo(event.id());
    assertThat(event.headers()).containsEntry("ordering-key", id);
    assertThat(event.body().path("version").asLong()).isOne();
  }

  @Test
  void doesNotKnowAnUnregisteredCustomer() {
    UUID stranger = UuidV7.next();

    ResponseEntity<JsonNode> answer = send(HttpMethod.GET, "/customers/" + stranger, "");

    assertThat(answer.getStatusCode().value()).isEqualTo(404);
    assertThat(bodyOf(answer).path("detail").asText()).contains(stranger.toString());
  }

  @Test
  void namesAnIdThatIsNone() {
    ResponseEntity<JsonNode> answer = send(HttpMethod.GET, "/customers/42", "");

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(wrongFields(answer)).containsExactly("id");
    assertThat(bodyOf(answer).path("detail").asText()).isEqualTo("id must be a UUID");
  }

  /** XXX is ISO 4217's code for no currency, and ZZZ is no code. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                        | creditLimit,email,name
          {N: '', E: 'a@b.c', L}                                    | name
          {N: '   ', E: 'a@b.c', L}                                 | name
          {N: 7, E: 'a@b.c', L}                                     | name
          {N: 'A\\u0000', E: 'a@b.c', L}                            | name
          {N: 'A', E: 'a@', L}                                      | email
          {N: 'A', E: 'nobody', L}                                  | email
          {N: 'A', E: null, L}                                      | email
          {N: 'A', E: 'a@b.c', C: null}                             | creditLimit
          {N: 'A', E: 'a@b.c', C: 5}                                | creditLimit
          {N: 'A', E: 'a@b.c', C: []}                               | creditLimit
          {N: 'A', E: 'a@b.c', C: {}}                               | creditLimit.amount,creditLimit.currency
          {N: 'A', E: 'a@b.c', C: {M: -1, U: 'GBP'}}                | creditLimit.amount
          {N: 'A', E: 'a@b.c', C: {M: 1.5, U: 'GBP'}}               | creditLimit.amount
          {N: 'A', E: 'a@b.c', C: {M: '1', U: 'GBP'}}               | creditLimit.amount
          {N: 'A', E: 'a@b.c', C: {M: 9223372036854775808, U: 'G'}} | creditLimit.amount
          {N: 'A', E: 'a@b.c', C: {M: 1e30, U: 'GBP'}}              | creditLimit.amount
          {N: 'A', E: 'a@b.c', C: {M: 1, U: 'ZZZ'}}                 | creditLimit.currency
          {N: 'A', E: 'a@b.c', C: {M: 1, U: 'XXX'}}                 | creditLimit.currency
          {N: 'A', E: 'a@b.c', C: {M: 1, U: 'gbp'}}                 | creditLimit.currency
          {N: 'A', E: 'a@b.c', C: {M: 1, U: 'GBP', x: 1}}           | creditLimit.x
          {N: 'A', E: 'a@b.c', L, vip: true}                        | vip
          []                                                        | body
          'Ada'                                                     | body
          {N: 'A',                                                  | body
          {} {}                                                     | body
          Ada                                                       | body
          null                                                      | body
          """)
  void namesEachWrongField(String body, String fields) {
    String json =
        body.replace("L,", "C: {M: 1, U: 'GBP'},")
            .replace("L}", "C: {M: 1, U: 'GBP'}}")
            .replace("N:", "'name':")
            .replace("E:", "'email':")
            .replace("C:", "'creditLimit':")
            .replace("M:", "'amount':")
            .replace("U:", "'currency':")
            .replace("x:", "'x':")
            .replace("vip:", "'vip':")
            .replace('\'', '"');

    ResponseEntity<JsonNode> answer = post("/customers", json);

    assertThat(answer.getStatusCode().value()).as(answer.toString()).isEqualTo(400);
    assertThat(wrongFields(answer)).containsExactly(fields.split(","));
  }

  @Test
  void namesTheLongestNameAndEmail() {
    String json =
        ADA.replace("Ada Lovelace", "A".repeat(201)).replace("ada@", "a".repeat(250) + "@");

    assertThat(wrongFields(post("/customers", json))).contains("email", "name");
  }

  @Test
  void speaksEnglishToEveryone() {
    ResponseEntity<JsonNode> answer = post("/customers", "{}", "Accept-Language", "de");

    assertThat(bodyOf(answer).path("detail").asText())
        .isEqualTo("creditLimit must not be null; email must not be blank; name must not be blank");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /customers, 405",
    "GET, /customers/a/b, 404",
    "GET, /nowhere, 404",
    "PUT, /customers, 405"
  })
  void answersEveryMistakeWithAProblem(String method, String path, int status) {
    ResponseEntity<JsonNode> answer = send(HttpMethod.valueOf(method), path, "{}");

    assertThat(answer.getStatusCode().value()).isEqualTo(status);
    assertThat(wrongFields(answer)).isEmpty();
  }

  @Test
  void readsNothingButJson() {
    ResponseEntity<JsonNode> answer = post("/customers", ADA, "Content-Type", "text/plain");

    assertThat(answer.getStatusCode().value()).isEqualTo(415);
  }

  @Test
  void registersTwiceWithoutAKey() {
    assertThat(bodyOf(post("/customers", ADA)).path("id"))
        .isNotEqualTo(bodyOf(post("/customers", ADA)).path("id"));
  }

  @Test
  void repeatsTheAnswerToTheSameKey() {
    String key = newKey();
    ResponseEntity<JsonNode> first = post("/customers", ADA, KEY, key);

    ResponseEntity<JsonNode> again = post("/customers", ADA.replace(", ", " ,\n"), KEY, key);

    assertThat(again.getStatusCode()).isEqualTo(first.getStatusCode());
    assertThat(again.getHeaders().getLocation()).isEqualTo(first.getHeaders().getLocation());
    assertThat(bodyOf(again)).isEqualTo(bodyOf(first));
  }

  @Test
  void refusesTheSameKeyWithAnotherBody() {
    String key = newKey();
    post("/customers", ADA, KEY, key);

    ResponseEntity<JsonNode> answer = post("/customers", ADA.replace("Ada", "Eve"), KEY, key);

    assertThat(answer.getStatusCode().value()).isEqualTo(422);
    assertThat(wrongFields(answer)).containsExactly(KEY);
  }

  @Test
  void aKeyThatCameWithAMistakeIsStillFree() {
    String key = newKey();
    post("/customers", "{}", KEY, key);

    assertThat(post("/customers", ADA, KEY, key).getStatusCode().value()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space"})
  void namesAKeyOfAnotherForm(String key) {
    ResponseEntity<JsonNode> answer = post("/customers", ADA, KEY, key);

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(wrongFields(answer)).containsExactly(KEY);
  }

  @Test
  void namesAKeyThatIsTooLongBesideWrongFields() {
    ResponseEntity<JsonNode> answer = post("/customers", "{}", KEY, "k".repeat(256));

    assertThat(wrongFields(answer)).containsExactly(KEY, "creditLimit", "email", "name");
  }

  @Test
  void asksToComeBackWhileARequestOfTheKeyIsRunning() {
    String key = newKey();

    ResponseEntity<JsonNode> answer =
        transactions.execute(
            running -> {
              jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                  .param("key", key)
                  .query((row, number) -> number)
                  .list();
              return post("/customers", ADA, KEY, key);
            });

    assertThat(answer).isNotNull();
    assertThat(answer.getStatusCode().value()).isEqualTo(409);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
    assertThat(wrongFields(answer)).containsExactly(KEY);
  }

  @Test
  void theSameKey64TimesAtOnceRegistersOneCustomer() throws Exception {
    String key = newKey();
    String email = key + "@example.org";
    String json = ADA.replace("ada@example.org", email);

    Map<Integer, List<JsonNode>> answers = sendAtOnce(64, () -> post("/customers", json, KEY, key));

    assertThat(answers.keySet()).isSubsetOf(201, 409).contains(201);
    assertThat(answers.getOrDefault(201, List.of()).stream().distinct()).hasSize(1);
    assertThat(
            jdbc.sql("select count(*) from customer where email = :email")
                .param("email", email)
                .query(Long.class)
                .single())
        .isOne();
  }

  private static Map<Integer, List<JsonNode>> sendAtOnce(
      int times, Callable<ResponseEntity<JsonNode>> request) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<ResponseEntity<JsonNode>> answers = new ArrayList<>();
      for (Future<ResponseEntity<JsonNode>> answer :
          threads.invokeAll(Collections.nCopies(times, request))) {
        answers.add(answer.get());
      }
      return answers.stream()
          .collect(
              Collectors.groupingBy(
                  answer -> answer.getStatusCode().value(),
                  Collectors.mapping(RunningCustomerService::bodyOf, Collectors.toList())));
    } finally {
      threads.shutdown();
    }
  }

  private static RecordedEvent registered(String id) {
    return PUBLISHED.await(
        "customer.registered of " + id,
        event -> event.body().path("customerId").asText().equals(id));
  }

  private static String newKey() {
    return UuidV7.next().toString();
  }
}
