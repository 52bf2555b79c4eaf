package dev.sagas.services.orderview.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.services.orderview.RunningOrderView;
import dev.sagas.services.orderview.application.SagaFilter.Stage;
import dev.sagas.services.orderview.application.SagaPage.Place;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/** However many sagas there are, no page reads more than a few of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class PlansIT extends RunningOrderView {

  private static final int SAGAS = 200_000;
  private static final int PAGE = 51;

  /**
   * Who looks for a word that all of them have, reads them all to tell the first by name: once in
   * the index, once in the table.
   */
  private static final int CUSTOMERS = 2 * SAGAS / 20;

  /** A page, its customers, and what it takes to find them. */
  private static final int FEW = 10 * PAGE;

  /** Of a hundred customers or products, or of all that wait. */
  private static final int SOME = 5_000;

  private static final String SCHEMA = ViewSchema.of(1_000);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired private ViewSchema schemas;

  @BeforeAll
  void fill() throws IOException {
    schemas.migrate(1_000);
    LargeView.fill(jdbc, SCHEMA, SAGAS);
    jdbc.sql(
            """
            insert into vital_sign (service, taken_at, up, outbox_age, outbox_backlog, published,
                                    handled, duplicates, retried, parked)
            select 'plans', now() - n * interval '10 s', true, 0, 0, 0, 0, 0, 0, 0
            from generate_series(1, 50000) n
            """)
        .update();
    jdbc.sql("vacuum (analyze) vital_sign").update();
  }

  @AfterAll
  void empty() {
    schemas.drop(1_000);
    jdbc.sql("delete from vital_sign where service = 'plans'").update();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void searchesWithoutReadingMuchMoreThanItShows(
      String page, Consumer<SagaQuery> conditions, long atMost) throws JsonProcessingException {
    SagaQuery query = new SagaQuery(SCHEMA, Instant.now().minusSeconds(60));
    conditions.accept(query);

    assertReads(atMost, query.statement(PAGE), query.parameters());
  }

  static Stream<Arguments> searchesWithoutReadingMuchMoreThanItShows() {
    return Stream.of(
        page("all", query -> {}, FEW),
        page("further pages", query -> query.after(place()), FEW),
        page("running", query -> query.in(Stage.RUNNING), FEW),
        page("completed", query -> query.in(Stage.COMPLETED), FEW),
        page("cancelled", query -> query.in(Stage.CANCELLED), 2 * FEW),
        page("compensating", query -> query.in(Stage.COMPENSATING), FEW),
        page("stuck", query -> query.in(Stage.STUCK), SOME),
        page("of a customer", query -> query.of(UUID.randomUUID()), FEW),
        page("of a time", query -> query.to(Instant.EPOCH), FEW),
        page("of a product", text("P1777", "P1777"), FEW),
        page("of a product that no one ordered", text("X", "NOTHING"), FEW),
        page("of many products", text("product", firstProducts()), SOME),
        page("of a name", text("customer1777@example"), FEW),
        page("of many names", text("customer"), CUSTOMERS + SOME),
        page("of an id", text("0190a1b2c3d4e"), FEW),
        page("of the end of an id", text("0190a1b2c3d4"), FEW));
  }

  private static Arguments page(String name, Consumer<SagaQuery> conditions, long atMost) {
    return Arguments.of(name, conditions, atMost);
  }

  private static Consumer<SagaQuery> text(String typed, String... skus) {
    return query -> query.containing(new SearchText(typed), List.of(skus));
  }

  private static String[] firstProducts() {
    return IntStream.range(0, 100).mapToObj("P%d"::formatted).toArray(String[]::new);
  }

  private static Place place() {
    return new Place(Instant.now().minusSeconds(86_400), UUID.randomUUID());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readsNotMuchMoreThanItShows(
      String what, String statement, List<Object> parameters, long atMost)
      throws JsonProcessingException {
    assertReads(atMost, statement, parameters);
  }

  static Stream<Arguments> readsNotMuchMoreThanItShows() {
    OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
    return Stream.of(
        Arguments.of("waiting", JdbcSagas.waiting(SCHEMA), List.of(now, PAGE), FEW),
        Arguments.of(
            "events of a saga",
            JdbcSagas.eventsOf(SCHEMA),
            List.of(UUID.fromString("3ef5e0e9-6a64-1a1c-7e2c-7c9ab3c7f8a0")),
            FEW),
        Arguments.of(
            "changes",
            JdbcChanges.statement(SCHEMA),
            List.of(now.minusDays(1), new UUID(0, 0), PAGE),
            FEW),
        Arguments.of("first products", JdbcCatalogue.first(SCHEMA), List.of(PAGE), FEW),
        Arguments.of("a product", JdbcCatalogue.matching(SCHEMA), List.of("'p1777':*", PAGE), FEW),
        Arguments.of(
            "many products", JdbcCatalogue.matching(SCHEMA), List.of("'product':*", PAGE), FEW),
        Arguments.of(
            "products to search for",
            JdbcSagas.productsOf(SCHEMA),
            List.of("'product':* & 'number':*"),
            FEW),
        Arguments.of("first customers", JdbcCatalogue.customers(SCHEMA), List.of(PAGE), FEW),
        // An hour of samples.
        Arguments.of("charts", JdbcVitalSigns.SERIES, List.of(now.minusHours(1)), SOME));
  }

  @Test
  void seesAPageThatReadsAll() throws JsonProcessingException {
    String statement = "select * from %s.saga where payment_method = ?".formatted(SCHEMA);

    assertThat(rowsRead(plan(statement, List.of("none")))).isGreaterThanOrEqualTo(SAGAS);
  }

  private void assertReads(long atMost, String statement, List<Object> parameters)
      throws JsonProcessingException {
    String plan = plan(statement, parameters);

    assertThat(rowsRead(plan)).as("Rows read by %s", plan).isLessThanOrEqualTo(atMost);
  }

  private String plan(String statement, List<Object> parameters) {
    return jdbc.sql("explain (analyze, format json) " + statement)
        .params(parameters)
        .query(String.class)
        .single();
  }

  /** Those that scans found, and those that they looked at in vain. */
  private static long rowsRead(String plan) throws JsonProcessingException {
    return JSON.readTree(plan).findParents("Node Type").stream()
        .filter(node -> node.get("Node Type").asText().contains("Scan"))
        .mapToLong(PlansIT::rowsOf)
        .sum();
  }

  private static long rowsOf(JsonNode scan) {
    double each =
        Stream.of("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")
            .mapToDouble(rows -> scan.path(rows).asDouble())
            .sum();
    return Math.round(each * scan.get("Actual Loops").asDouble());
  }
}
