package dev.sagas.faultagent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells on whose behalf a thread works, from who called it. */
final class Roles {

  /** Beginnings of class names, outermost caller last where several match. */
  private static final Map<String, Role> CALLERS = new LinkedHashMap<>();

  private static final StackWalker STACK = StackWalker.getInstance();

  static {
    CALLERS.put("dev.sagas.services.payment.provider.simulated.", Role.PROVIDER);
    CALLERS.put("dev.sagas.inbox.CallingDispatch", Role.INTENT);
    CALLERS.put("dev.sagas.retention.Purge", Role.PURGE);
    CALLERS.put("dev.sagas.rabbit.InboxListener", Role.INBOX);
    CALLERS.put("dev.sagas.rabbit.DeadLetterDrain", Role.DRAIN);
    CALLERS.put("dev.sagas.deadletter.DeadLetters", Role.OPERATOR);
    CALLERS.put("dev.sagas.outbox.RelayLoop$Sweep", Role.SWEEP);
    CALLERS.put("dev.sagas.outbox.RelayLoop", Role.RELAY);
    CALLERS.put("org.springframework.web.servlet.DispatcherServlet", Role.USE_CASE);
  }

  private Roles() {}

  /** The role of the calling thread. */
  static Role ofCaller() {
    Caller caller = new Caller();
    Optional<Role> found =
        STACK.walk(frames -> frames.map(caller::see).filter(Role.class::isInstance).findFirst());
    return found.orElse(Role.OTHER);
  }

  /** The role of whoever waits for confirms on a connection, from the connection's name. */
  static Role ofConnection(@Nullable String name) {
    if (name == null) {
      return Role.OTHER;
    }
    return name.endsWith(" relay") ? Role.RELAY : Role.INBOX;
  }

  /** The frames of one thread, innermost first. */
  private static final class Caller {
    private boolean withoutResult;

    @Nullable Role see(StackWalker.StackFrame frame) {
      String type = frame.getClassName();
      withoutResult |= frame.getMethodName().equals("executeWithoutResult");
      for (Map.Entry<String, Role> entry : CALLERS.entrySet()) {
        if (type.startsWith(entry.getKey())) {
          // The second of a calling handler's two transactions has no result.
          return entry.getValue() == Role.INTENT && withoutResult ? Role.ANSWER : entry.getValue();
        }
      }
      return null;
    }
  }
}
