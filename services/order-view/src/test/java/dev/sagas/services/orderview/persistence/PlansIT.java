package dev.sagas.services.orderview.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.services.orderview.RunningOrderView;
import dev.sagas.services.orderview.application.SagaFilter.Stage;
import dev.sagas.services.orderview.application.SagaPage.Place;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/** However many sagas there are, no page reads them all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class PlansIT extends RunningOrderView {

  private static final int SAGAS = 200_000;
  private static final int PAGE = 51;
  private static final int SCHEMA = 1_000;

  @Autowired private ViewSchema schemas;

  @BeforeAll
  void fill() throws IOException {
    schemas.migrate(SCHEMA);
    LargeView.fill(jdbc, ViewSchema.of(SCHEMA), SAGAS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readsByAnIndex(String page, Consumer<SagaQuery> conditions, String index) {
    SagaQuery query = new SagaQuery(ViewSchema.of(SCHEMA), Instant.now().minusSeconds(60));
    conditions.accept(query);

    String plan = plan(query.statement(PAGE), query.parameters());

    assertThat(plan).contains(index).doesNotContain("Seq Scan on saga");
  }

  static Stream<Arguments> readsByAnIndex() {
    return Stream.of(
        page("all", query -> {}, "saga_newest"),
        page("further pages", query -> query.after(place()), "saga_newest"),
        page("running", query -> query.in(Stage.RUNNING), "saga_running"),
        page("completed", query -> query.in(Stage.COMPLETED), "saga_"),
        page("cancelled", query -> query.in(Stage.CANCELLED), "saga_"),
        page("compensating", query -> query.in(Stage.COMPENSATING), "saga_in_state"),
        page("stuck", query -> query.in(Stage.STUCK), "saga_"),
        page("of a customer", query -> query.of(UUID.randomUUID()), "saga_of_customer"),
        page("of a time", query -> query.to(Instant.EPOCH), "saga_newest"),
        page("of a product", query -> query.containing("P1777"), "saga_search"),
        page("of a name", query -> query.containing("customer17@example"), "customer_search"),
        page("of an id", query -> query.containing("0190a1b2c3d4"), "saga_pk"));
  }

  private static Arguments page(String name, Consumer<SagaQuery> conditions, String index) {
    return Arguments.of(name, conditions, index);
  }

  private static Place place() {
    return new Place(Instant.now().minusSeconds(86_400), UUID.randomUUID());
  }

  /** Without the index this goes red: so does the check when an index is missing. */
  @Test
  void seesAPageThatReadsAll() {
    String plan =
        plan(
            "select * from %s.saga where payment_method = ?".formatted(ViewSchema.of(SCHEMA)),
            List.of("pm_card_visa"));

    assertThat(plan).contains("Seq Scan on saga");
  }

  private String plan(String statement, List<Object> parameters) {
    return String.join(
        "\n", jdbc.sql("explain " + statement).params(parameters).query(String.class).list());
  }
}
