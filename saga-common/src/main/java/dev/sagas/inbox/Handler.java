package dev.sagas.inbox;

import dev.sagas.event.EventContext;
import dev.sagas.event.EventType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reaction to an event type, ready to be invoked.
 *
 * @param name for messages and meters
 * @param type what it reacts to
 * @param body the record it wants the body as
 * @param step the step it performs; null when the fence does not guard it
 * @param compensates the steps it undoes
 * @param emits the types that it may emit
 * @param action what to invoke
 */
public record Handler(
    String name,
    EventType type,
    Class<?> body,
    @Nullable String step,
    List<String> compensates,
    Set<EventType> emits,
    Action action) {

  /** Whether it calls the outside world, between two transactions. */
  boolean calls() {
    return action instanceof Action.Calling;
  }

  /** How a handler is invoked. */
  public sealed interface Action {

    /** In the transaction. */
    @FunctionalInterface
    non-sealed interface Local extends Action {
      /** Invokes the handler. */
      Reaction react(Object body, EventContext context);
    }

    /**
     * Between two transactions.
     *
     * @param replays whether it may call for what is replayed
     */
    record Calling(CallingHandler<Object, Object, Object> handler, boolean replays)
        implements Action {}
  }
}
