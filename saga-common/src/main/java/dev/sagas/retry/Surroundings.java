package dev.sagas.retry;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures of the surroundings, which say nothing of the event, from those of a handler. */
final class Surroundings {

  /** SQLSTATE: connection, resources, operator's intervention, system. */
  private static final List<String> AWAY = List.of("08", "53", "57P", "58");

  private Surroundings() {}

  /** Whether the database, not the handler, caused {@code failure}. */
  static boolean caused(Throwable failure) {
    for (@Nullable Throwable it = failure; it != null; it = it.getCause()) {
      if (passes(it)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(Throwable failure) {
    if (failure instanceof SQLException sql) {
      return unreachable(sql);
    }
    // Stale state is stale again when the handler itself is wrong: it must not be tried for ever.
    return (failure instanceof TransientDataAccessException
            && !(failure instanceof OptimisticLockingFailureException))
        || failure instanceof RecoverableDataAccessException
        || failure instanceof NonTransientDataAccessResourceException
        || failure instanceof CannotCreateTransactionException;
  }

  private static boolean unreachable(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException
        || (state != null && AWAY.stream().anyMatch(state::startsWith));
  }
}
