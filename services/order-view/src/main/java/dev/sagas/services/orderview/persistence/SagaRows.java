package dev.sagas.services.orderview.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sagas.services.orderview.domain.Line;
import dev.sagas.services.orderview.domain.Money;
import dev.sagas.services.orderview.domain.Part;
import dev.sagas.services.orderview.domain.Saga;
import dev.sagas.services.orderview.domain.SagaEvent;
import dev.sagas.services.orderview.domain.SagaState;
import dev.sagas.services.orderview.domain.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of the view. */
final class SagaRows {

  /** Of {@code saga s left join customer c}. */
  static final String SAGA =
      """
      s.order_id, s.state, s.credit, s.stock, s.payment, s.customer_id, c.name, s.lines, s.total_amount,
      s.total_currency, s.payment_method, s.reason, s.detail, s.began_at, s.state_since, s.updated_at""";

  static final String EVENT =
      "id, saga_id, type, service, causation_id, occurred_at, received_at, traceparent, body";

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

  private SagaRows() {}

  static Saga saga(ResultSet row) throws SQLException {
    return new Saga(
        row.getObject(1, UUID.class),
        SagaState.valueOf(row.getString(2)),
        standings(row),
        row.getObject(6, UUID.class),
        row.getString(7),
        lines(row.getString(8)),
        total(row),
        row.getString(11),
        row.getString(12),
        row.getString(13),
        moment(row, 14),
        moment(row, 15),
        moment(row, 16));
  }

  private static Map<Part, Standing> standings(ResultSet row) throws SQLException {
    Map<Part, Standing> standings = new EnumMap<>(Part.class);
    standings.put(Part.CREDIT, Standing.valueOf(row.getString(3)));
    standings.put(Part.STOCK, Standing.valueOf(row.getString(4)));
    standings.put(Part.PAYMENT, Standing.valueOf(row.getString(5)));
    return standings;
  }

  private static List<Line> lines(@Nullable String json) {
    try {
      return json == null ? List.of() : JSON.readValue(json, LINES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the lines of an order are not as they were written", e);
    }
  }

  private static @Nullable Money total(ResultSet row) throws SQLException {
    String currency = row.getString(10);
    return currency == null ? null : new Money(row.getLong(9), currency);
  }

  static SagaEvent event(ResultSet row) throws SQLException {
    return new SagaEvent(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        row.getObject(5, UUID.class),
        moment(row, 6),
        moment(row, 7),
        row.getString(8),
        row.getString(9));
  }

  private static Instant moment(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
