package dev.sagas.services.order.persistence;

import dev.sagas.services.order.application.LateOrders;
import dev.sagas.services.order.application.NumberedChange;
import dev.sagas.services.order.domain.Cancellation;
import dev.sagas.services.order.domain.CancellationReason;
import dev.sagas.services.order.domain.OrderState;
import dev.sagas.services.order.domain.StateChange;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads rows where loading whole orders would be waste. */
@Component
class OrderRows {

  private final JdbcClient jdbc;

  OrderRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Uses order_state_change_pk. */
  List<NumberedChange> changes(Set<UUID> orderIds) {
    return jdbc.sql(
            """
            select order_id, sequence, state, reason, reason_detail, changed_at
            from order_state_change
            where order_id = any (:orders)
            order by order_id, sequence
            """)
        .param("orders", orderIds.toArray(UUID[]::new))
        .query((row, number) -> change(row))
        .list();
  }

  /** Uses orders_in_motion. */
  List<LateOrders.Found> unchangedSince(Instant moment, int examples) {
    return jdbc.sql(
            """
            select state, count(*) as late,
              (array_agg(id order by updated_at))[1 : :examples] as examples
            from orders
            where state in ('PENDING', 'CONFIRMED', 'CANCELLING') and updated_at < :moment
            group by state
            """)
        .param("examples", examples)
        .param("moment", moment.atOffset(ZoneOffset.UTC))
        .query((row, number) -> late(row))
        .list();
  }

  private static NumberedChange change(ResultSet row) throws SQLException {
    StateChange change =
        new StateChange(
            OrderState.valueOf(row.getString("state")),
            cancellation(row.getString("reason"), row.getString("reason_detail")),
            row.getObject("changed_at", OffsetDateTime.class).toInstant());
    return new NumberedChange(
        Objects.requireNonNull(row.getObject("order_id", UUID.class)),
        row.getInt("sequence"),
        change);
  }

  private static @Nullable Cancellation cancellation(
      @Nullable String reason, @Nullable String detail) {
    return reason == null ? null : new Cancellation(CancellationReason.valueOf(reason), detail);
  }

  private static LateOrders.Found late(ResultSet row) throws SQLException {
    Array examples = row.getArray("examples");
    return new LateOrders.Found(
        OrderState.valueOf(row.getString("state")),
        row.getLong("late"),
        Arrays.asList((UUID[]) examples.getArray()));
  }
}
