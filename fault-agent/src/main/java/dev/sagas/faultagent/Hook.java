package dev.sagas.faultagent;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the instrumented drivers call. They find this class because the agent's jar is on the system
 * class path, which the class loader of an executable jar asks first.
 */
public final class Hook {

  private static final Set<String> WRITING = Set.of("insert", "update", "delete");
  private static final String TAKE = "taken as (";
  private static final ThreadLocal<Boolean> WROTE = ThreadLocal.withInitial(() -> false);

  private static volatile @Nullable Hits hits;

  private Hook() {}

  static void tell(Hits receiver) {
    hits = receiver;
  }

  /** A transaction of this thread is about to be committed, or was. */
  public static void commit(boolean before) {
    if (WROTE.get()) {
      pass(Operation.COMMIT, before, Roles.ofCaller());
    }
    if (!before) {
      WROTE.remove();
    }
  }

  /** A transaction of this thread was rolled back. */
  public static void rollback() {
    WROTE.remove();
  }

  /** A statement is about to be executed, or was. */
  public static void statement(boolean before, String sql) {
    boolean taking = sql.contains(TAKE);
    if (before && (taking || WRITING.contains(firstWord(sql)))) {
      WROTE.set(true);
    }
    if (taking) {
      pass(Operation.DELETE, before, Roles.ofCaller());
    }
  }

  /** An operation on a channel, on behalf of the calling thread. */
  public static void channel(String operation, boolean before) {
    pass(Operation.valueOf(operation), before, Roles.ofCaller());
  }

  /** A confirm has come in. */
  public static void confirm(boolean before, @Nullable String connection) {
    pass(Operation.CONFIRM, before, Roles.ofConnection(connection));
  }

  private static void pass(Operation operation, boolean before, Role role) {
    Hits receiver = hits;
    if (receiver != null) {
      receiver.pass(new Point(operation, before ? Side.BEFORE : Side.AFTER, role));
    }
  }

  private static String firstWord(String sql) {
    String text = sql.stripLeading();
    int end = text.indexOf(' ');
    return end < 0 ? text : text.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
