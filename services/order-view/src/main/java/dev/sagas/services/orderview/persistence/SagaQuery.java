package dev.sagas.services.orderview.persistence;

import dev.sagas.services.orderview.application.SagaFilter.Stage;
import dev.sagas.services.orderview.application.SagaPage.Place;
import dev.sagas.services.orderview.domain.Saga;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A search that is put together from conditions, the newest sagas first. By {@code saga_newest},
 * {@code saga_in_state}, {@code saga_unended} or {@code saga_of_customer}, depending on the
 * conditions. A text is looked for in each of its ways, by {@code saga_pk}, {@code
 * saga_by_end_of_id}, {@code saga_of_products}, or {@code customer_search} and {@code
 * saga_of_customer}, and the newest of each are put together: a condition that joined them by "or"
 * would have no index.
 */
final class SagaQuery {

  private static final String OF_ID =
      """
      (select s.order_id from %1$s.saga s where s.order_id between ? and ? and %2$s
       order by s.began_at desc, s.order_id desc limit %3$d)
      """;
  private static final String OF_END_OF_ID =
      """
      (select s.order_id from %1$s.saga s where right(s.order_id::text, 12) = ? and %2$s
       order by s.began_at desc, s.order_id desc limit %3$d)
      """;

  /**
   * The SKUs are looked up before: when it knows them, the planner can tell whether to look for
   * their orders or to look through the newest.
   */
  private static final String OF_PRODUCTS =
      """
      (select s.order_id from %1$s.saga s where s.skus && cast(? as text[]) and %2$s
       order by s.began_at desc, s.order_id desc limit %3$d)
      """;

  /** Of the first customers that fit: with more of them, no one reads their orders. */
  private static final String OF_CUSTOMERS =
      """
      (select s.order_id
       from (select id from %1$s.customer where search @@ cast(? as tsquery)
             order by name, id limit 100) f
       cross join lateral (
         select s.order_id, s.began_at from %1$s.saga s where s.customer_id = f.id and %2$s
         order by s.began_at desc, s.order_id desc limit %3$d) s
       order by s.began_at desc, s.order_id desc limit %3$d)
      """;

  private final String schema;
  private final Instant waitingBefore;
  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final List<Object> parameters = new ArrayList<>();
  private final List<Way> ways = new ArrayList<>();

  SagaQuery(String schema, Instant waitingBefore) {
    this.schema = schema;
    this.waitingBefore = waitingBefore;
  }

  /**
   * One of several ways in which a text may fit.
   *
   * @param source what the alias s is, in SQL; has places for the schema, the conditions and the
   *     limit
   * @param parameters of what precedes the conditions
   */
  private record Way(String source, List<Object> parameters) {}

  void in(Stage stage) {
    switch (stage) {
      case RUNNING -> add("s.state in ('PENDING', 'CONFIRMED')");
      case COMPLETED -> add("s.state = 'COMPLETED'");
      case COMPENSATING -> add("s.state = 'CANCELLING'");
      case CANCELLED -> add("s.state = 'CANCELLED'");
      case STUCK ->
          add(
              "s.state in ('PENDING', 'CONFIRMED', 'CANCELLING') and s.state_since < ?",
              at(waitingBefore));
    }
  }

  void of(UUID customerId) {
    add("s.customer_id = ?", customerId);
  }

  void from(Instant moment) {
    add("s.began_at >= ?", at(moment));
  }

  void to(Instant moment) {
    add("s.began_at < ?", at(moment));
  }

  void after(Place place) {
    add("(s.began_at, s.order_id) < (?, ?)", at(place.beganAt()), place.orderId());
  }

  /**
   * What looks like an id may be a SKU all the same.
   *
   * @param skus of the products that the text is about
   */
  void containing(SearchText text, Collection<String> skus) {
    text.ids().ifPresent(range -> ways.add(new Way(OF_ID, List.of(range))));
    text.endOfId().ifPresent(end -> ways.add(new Way(OF_END_OF_ID, List.of(end))));
    if (!skus.isEmpty()) {
      ways.add(new Way(OF_PRODUCTS, List.of((Object) skus.toArray(String[]::new))));
    }
    text.query().ifPresent(query -> ways.add(new Way(OF_CUSTOMERS, List.of(query))));
    if (ways.isEmpty()) {
      add("false");
    }
  }

  private void add(String condition, Object... values) {
    conditions.add(condition);
    parameters.addAll(List.of(values));
  }

  /** The statement, with a place for each of {@link #parameters}. */
  String statement(int limit) {
    String all = String.join(" and ", conditions);
    String found =
        ways.stream()
            .map(way -> way.source().formatted(schema, all, limit))
            .collect(Collectors.joining("union "));
    return """
        select %1$s from %2$s.saga s left join %2$s.customer c on c.id = s.customer_id
        where %3$s
        order by s.began_at desc, s.order_id desc
        limit %4$d
        """
        .formatted(
            SagaRows.SAGA,
            schema,
            ways.isEmpty() ? all : "s.order_id = any (array(\n" + found + "))",
            limit);
  }

  List<Object> parameters() {
    if (ways.isEmpty()) {
      return List.copyOf(parameters);
    }
    return ways.stream()
        .flatMap(way -> Stream.concat(way.parameters().stream(), parameters.stream()))
        .toList();
  }

  List<Saga> run(JdbcClient jdbc, int limit) {
    return jdbc.sql(statement(limit))
        .params(parameters())
        .query((row, number) -> SagaRows.saga(row))
        .list();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
