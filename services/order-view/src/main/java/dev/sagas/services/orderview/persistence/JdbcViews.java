package dev.sagas.services.orderview.persistence;

import dev.sagas.event.EventJson;
import dev.sagas.services.orderview.application.Views;
import dev.sagas.services.orderview.domain.Fact;
import dev.sagas.services.orderview.domain.Line;
import dev.sagas.services.orderview.domain.OrderDetails;
import dev.sagas.services.orderview.domain.Part;
import dev.sagas.services.orderview.domain.SagaChange;
import dev.sagas.services.orderview.domain.SagaEvent;
import dev.sagas.services.orderview.domain.SagaState;
import dev.sagas.services.orderview.domain.Standing;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps events. Each statement raises what it writes and lowers nothing, so that the order in which
 * events come does not matter, and two instances may keep events of one saga side by side.
 */
@Component
class JdbcViews implements Views {

  /** SQLSTATE: a value that is none, a constraint that does not hold, something too long. */
  private static final List<String> OF_DATA = List.of("22", "23", "54");

  private static final String KEEP_EVENT =
      """
      insert into %1$s.event (id, saga_id, type, service, causation_id, occurred_at, received_at,
                              traceparent, body)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict on constraint event_pk do nothing
      """;

  private static final String RAISE =
      """
      insert into %1$s.saga as known
        (order_id, state, credit, stock, payment, began_at, state_since, updated_at)
      values (?, cast(? as %1$s.saga_state), cast(? as %1$s.standing), cast(? as %1$s.standing),
              cast(? as %1$s.standing), ?, ?, ?)
      on conflict on constraint saga_pk do update set
        state = greatest(known.state, excluded.state),
        state_since = case
          when excluded.state > known.state then excluded.state_since
          when excluded.state = known.state then least(known.state_since, excluded.state_since)
          else known.state_since
        end,
        credit = greatest(known.credit, excluded.credit),
        stock = greatest(known.stock, excluded.stock),
        payment = greatest(known.payment, excluded.payment),
        began_at = least(known.began_at, excluded.began_at),
        updated_at = greatest(known.updated_at, excluded.updated_at)
      """;

  private static final String DETAIL =
      """
      update %1$s.saga
      set customer_id = ?, lines = ?, total_amount = ?, total_currency = ?, payment_method = ?,
          skus = ?
      where order_id = ?
      """;

  private static final String REASON =
      "update %1$s.saga set reason = ?, detail = ? where order_id = ?";

  private static final String CUSTOMER =
      """
      insert into %1$s.customer as known (id, version, name, email, search)
      values (?, ?, ?, ?, array_to_tsvector(?))
      on conflict on constraint customer_pk do update
        set version = excluded.version, name = excluded.name, email = excluded.email,
            search = excluded.search
        where known.version < excluded.version
      """;

  private static final String PRODUCT =
      """
      insert into %1$s.product as known (sku, version, name, search, price_amount, price_currency)
      values (?, ?, ?, array_to_tsvector(?), ?, ?)
      on conflict on constraint product_pk do update
        set version = excluded.version, name = excluded.name, search = excluded.search,
            price_amount = excluded.price_amount, price_currency = excluded.price_currency
        where known.version < excluded.version
      """;

  private final JdbcClient jdbc;

  JdbcViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(int generation, SagaEvent event, Fact fact) {
    try {
      keepNew(generation, event, fact);
    } catch (DataAccessException e) {
      if (e.getRootCause() instanceof SQLException cause && isOfData(cause)) {
        // Without the cause: the database's message quotes the row.
        throw new IllegalArgumentException(
            "the database cannot keep it: SQLSTATE " + cause.getSQLState());
      }
      throw e;
    }
  }

  private static boolean isOfData(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && OF_DATA.stream().anyMatch(state::startsWith);
  }

  private void keepNew(int generation, SagaEvent event, Fact fact) {
    boolean isNew =
        sql(KEEP_EVENT, generation)
                .params(
                    event.id(),
                    event.sagaId(),
                    event.type(),
                    event.service(),
                    event.causationId(),
                    moment(event.occurredAt()),
                    moment(event.receivedAt()),
                    event.traceparent(),
                    event.body())
                .update()
            == 1;
    if (isNew) {
      SagaChange.of(event.type())
          .filter(change -> !change.movesNothing())
          .ifPresent(change -> raise(generation, event, change));
      tell(generation, event, fact);
    }
  }

  @Override
  public Map<UUID, Instant> receivedAt(int generation, Collection<UUID> events) {
    Map<UUID, Instant> received = new HashMap<>();
    sql("select id, received_at from %1$s.event where id = any (?::uuid[])", generation)
        .params((Object) events.toArray(UUID[]::new))
        .query(
            row -> {
              received.put(
                  row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class).toInstant());
            });
    return received;
  }

  @Override
  public List<UUID> eventsAfter(int generation, UUID after, int limit) {
    return sql("select id from %1$s.event where id > ? order by id limit ?", generation)
        .params(after, limit)
        .query(UUID.class)
        .list();
  }

  @Override
  public List<SagaEvent> lacking(int generation, int from, Collection<UUID> events) {
    return jdbc.sql(
            """
            select %s from %s.event old where id = any (?::uuid[])
              and not exists (select from %s.event where id = old.id)
            """
                .formatted(SagaRows.EVENT, ViewSchema.of(from), ViewSchema.of(generation)))
        .params((Object) events.toArray(UUID[]::new))
        .query((row, number) -> SagaRows.event(row))
        .list();
  }

  @Override
  public void filled(int generation) {
    sql("analyze %1$s.event, %1$s.saga, %1$s.customer, %1$s.product", generation).update();
  }

  private void raise(int generation, SagaEvent event, SagaChange change) {
    OffsetDateTime at = moment(event.occurredAt());
    SagaState state = Objects.requireNonNullElse(change.state(), SagaState.PENDING);
    sql(RAISE, generation)
        .params(
            event.sagaId(),
            state.name(),
            standing(change, Part.CREDIT),
            standing(change, Part.STOCK),
            standing(change, Part.PAYMENT),
            at,
            at,
            at)
        .update();
  }

  private static String standing(SagaChange change, Part part) {
    Standing standing = change.standing();
    return (change.part() != part || standing == null ? Standing.OPEN : standing).name();
  }

  private void tell(int generation, SagaEvent event, Fact fact) {
    if (fact instanceof Fact.Placed placed) {
      detail(generation, event, placed.order());
    } else if (fact instanceof Fact.Cancelled cancelled) {
      sql(REASON, generation)
          .params(cancelled.reason(), cancelled.detail(), event.sagaId())
          .update();
    } else if (fact instanceof Fact.CustomerKnown customer) {
      sql(CUSTOMER, generation)
          .params(
              customer.id(),
              customer.version(),
              customer.name(),
              customer.email(),
              words(customer.name() + " " + customer.email()))
          .update();
    } else if (fact instanceof Fact.ProductKnown product) {
      sql(PRODUCT, generation)
          .params(
              product.sku(),
              product.version(),
              product.name(),
              words(product.name() + " " + product.sku()),
              product.price().amount(),
              product.price().currency())
          .update();
    }
  }

  private void detail(int generation, SagaEvent event, OrderDetails order) {
    String[] skus = order.lines().stream().map(Line::sku).distinct().toArray(String[]::new);
    sql(DETAIL, generation)
        .params(
            order.customerId(),
            EventJson.write(order.lines()),
            order.total().amount(),
            order.total().currency(),
            order.paymentMethod(),
            skus,
            event.sagaId())
        .update();
  }

  private static String[] words(String text) {
    return new SearchText(text).words();
  }

  private JdbcClient.StatementSpec sql(String statement, int generation) {
    return jdbc.sql(statement.formatted(ViewSchema.of(generation)));
  }

  private static OffsetDateTime moment(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
