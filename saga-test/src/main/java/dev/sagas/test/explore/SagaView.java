package dev.sagas.test.explore;

import java.util.List;
import java.util.Optional;

/** One saga as it stands, everywhere. */
public interface SagaView {

  /** What kind of saga it is. */
  SagaKind kind();

  /** The rows of a table of one saga each, in no order; copies, which can be changed freely. */
  <T> List<T> rows(String service, String table, Class<T> type);

  /** The only row of a table; empty when there is none. */
  default <T> Optional<T> row(String service, String table, Class<T> type) {
    return rows(service, table, type).stream().findFirst();
  }

  /** What the outside world knows of it. */
  <B> B outside(Class<B> type);

  /** How many events of the type, such as {@code order.closed.v1}, were committed. */
  int emitted(String eventType);

  /** Whether nothing is left to happen but what clients may ask and outsiders may do. */
  boolean ended();
}
