package dev.sagas.services.orderview.persistence;

import dev.sagas.services.orderview.application.Generations;
import dev.sagas.services.orderview.application.SagaFilter;
import dev.sagas.services.orderview.application.SagaFilter.Stage;
import dev.sagas.services.orderview.application.SagaPage;
import dev.sagas.services.orderview.application.SagaPage.Place;
import dev.sagas.services.orderview.application.Sagas;
import dev.sagas.services.orderview.domain.Saga;
import dev.sagas.services.orderview.domain.SagaEvent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the view. Each statement names the index that it uses. */
@Component
class JdbcSagas implements Sagas {

  private final JdbcClient jdbc;
  private final Generations generations;

  JdbcSagas(JdbcClient jdbc, Generations generations) {
    this.jdbc = jdbc;
    this.generations = generations;
  }

  @Override
  public SagaPage search(
      SagaFilter filter, @Nullable Place after, Instant waitingBefore, int limit) {
    SagaQuery query = new SagaQuery(schema(), waitingBefore);
    Stage stage = filter.stage();
    if (stage != null) {
      query.in(stage);
    }
    Optional.ofNullable(filter.customerId()).ifPresent(query::of);
    Optional.ofNullable(filter.from()).ifPresent(query::from);
    Optional.ofNullable(filter.to()).ifPresent(query::to);
    Optional.ofNullable(filter.text())
        .map(SearchText::new)
        .ifPresent(text -> query.containing(text, skus(text)));
    Optional.ofNullable(after).ifPresent(query::after);
    List<Saga> found = query.run(jdbc, limit + 1);
    if (found.size() <= limit) {
      return new SagaPage(found, null);
    }
    List<Saga> page = found.subList(0, limit);
    Saga last = page.get(limit - 1);
    return new SagaPage(page, new Place(last.beganAt(), last.orderId()));
  }

  /**
   * The first products that fit, and what was typed: an order may be here before its product. By
   * {@code product_search}.
   */
  private List<String> skus(SearchText text) {
    List<String> skus = new ArrayList<>();
    text.query()
        .ifPresent(
            query -> {
              skus.add(text.asTyped());
              skus.addAll(jdbc.sql(productsOf(schema())).params(query).query(String.class).list());
            });
    return skus;
  }

  static String productsOf(String schema) {
    return """
        select sku from %s.product where search @@ cast(? as tsquery) order by name, sku limit 100
        """
        .formatted(schema);
  }

  /** By {@code saga_pk}. */
  @Override
  public List<Saga> find(Collection<UUID> orderIds) {
    return jdbc.sql(
            """
            select %1$s from %2$s.saga s left join %2$s.customer c on c.id = s.customer_id
            where s.order_id = any (?::uuid[])
            """
                .formatted(SagaRows.SAGA, schema()))
        .params((Object) orderIds.toArray(UUID[]::new))
        .query((row, number) -> SagaRows.saga(row))
        .list();
  }

  /** By {@code event_of_saga}. */
  @Override
  public List<SagaEvent> events(UUID orderId) {
    return jdbc.sql(eventsOf(schema()))
        .params(orderId)
        .query((row, number) -> SagaRows.event(row))
        .list();
  }

  static String eventsOf(String schema) {
    return "select %s from %s.event where saga_id = ? order by occurred_at, id"
        .formatted(SagaRows.EVENT, schema);
  }

  /** By {@code saga_waiting}. */
  @Override
  public List<Saga> waitingSince(Instant moment, int limit) {
    return jdbc.sql(waiting(schema()))
        .params(at(moment), limit)
        .query((row, number) -> SagaRows.saga(row))
        .list();
  }

  static String waiting(String schema) {
    return """
        select %1$s from %2$s.saga s left join %2$s.customer c on c.id = s.customer_id
        where s.state in ('PENDING', 'CONFIRMED', 'CANCELLING') and s.state_since < ?
        order by s.state_since
        limit ?
        """
        .formatted(SagaRows.SAGA, schema);
  }

  private String schema() {
    return ViewSchema.of(generations.current());
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
