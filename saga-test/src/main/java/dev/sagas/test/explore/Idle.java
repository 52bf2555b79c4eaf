package dev.sagas.test.explore;

import dev.sagas.choreography.DeclaredHandler;
import dev.sagas.event.EventEnvelope;
import dev.sagas.retry.Outcome;
import java.util.List;
import java.util.Objects;

/**
 * Takes away messages that can do nothing any more, so that they need not be carried along.
 *
 * <ul>
 *   <li>Copies of what has taken effect: the inbox says so. Its rows stay, so the same would come
 *       of a copy at any later time.
 *   <li>What finds its step closed by the fence: it leaves an inbox row and no more. The fence's
 *       rows stay too, so to deliver it now or later is the same.
 *   <li>Calls under way for what has taken effect, that can have no effect of their own.
 *   <li>What the world declares to be settled, for a reason of its own.
 * </ul>
 *
 * <p>Nothing is taken at its word: the dispatch is run, and a message that does have an effect
 * stays.
 */
final class Idle {

  private static final String FENCE = "fence";

  private final Atlas atlas;
  private final Executions executions;

  Idle(Atlas atlas, Executions executions) {
    this.atlas = atlas;
    this.executions = executions;
  }

  /** Changes {@code then} in place. */
  void settle(LocalState then, IntTuple shared) {
    messages(then, shared);
    IntTuple activities = atlas.tuples.get(then.activities);
    for (int i = 0; i < activities.size(); i++) {
      if (spent(atlas.activities.get(activities.get(i)), then, shared)) {
        then.activities =
            atlas.tuples.of(atlas.tuples.get(then.activities).minus(activities.get(i)));
      }
    }
  }

  /**
   * Whether a call that is under way ends in nothing: another copy of its event has taken effect,
   * and all that it still asks was answered before.
   */
  @SuppressWarnings("unchecked")
  private boolean spent(Activity activity, LocalState then, IntTuple shared) {
    int service = activity.service();
    Rows rows = atlas.rows.get(then.rows[service]);
    if (activity.open() != null
        || !MemoryInbox.knows(rows, atlas.events.get(activity.event()).id())) {
      return false;
    }
    Halt halt = executions.call(activity).halt();
    if (halt == null) {
      return false;
    }
    if (halt.at() == Halt.At.RECORD) {
      return executions.record(activity, then.rows[service], shared.get(service)).noEffect();
    }
    Outside<Object> outside = (Outside<Object>) atlas.world().outside();
    Object question = Objects.requireNonNull(halt.value());
    Object books = atlas.books.get(then.books);
    Object value = outside.answers(books, question).get(0).value();
    return value != null
        && outside.answered(books, question)
        && spent(activity.answered(value), then, shared);
  }

  private void messages(LocalState then, IntTuple shared) {
    IntTuple queue = atlas.tuples.get(then.queue);
    for (int i = 0; i < queue.size(); i++) {
      int message = queue.get(i);
      int service = atlas.serviceOf(message);
      int event = atlas.eventOf(message);
      if (spent(then, service, atlas.events.get(event))) {
        Execution execution =
            executions.deliver(service, event, then.rows[service], shared.get(service));
        if (onlyNoted(execution)) {
          then.rows[service] = execution.rows();
          then.queue = atlas.tuples.of(atlas.tuples.get(then.queue).minus(message));
        }
      }
    }
  }

  private boolean spent(LocalState then, int service, EventEnvelope event) {
    Rows rows = atlas.rows.get(then.rows[service]);
    return MemoryInbox.knows(rows, event.id())
        || fenced(rows, service, event)
        || atlas.settled(then, event.type());
  }

  private boolean fenced(Rows rows, int service, EventEnvelope event) {
    List<DeclaredHandler> handlers = atlas.service(service).choreography().handlersOf(event.type());
    return handlers.stream()
        .allMatch(it -> it.step() != null && rows.has(new RowKey(FENCE, it.step())));
  }

  private static boolean onlyNoted(Execution execution) {
    Changes changes = execution.changes();
    return execution.outcome() instanceof Outcome.Done
        && changes.emitted().isEmpty()
        && changes.shared().isEmpty()
        && tables(changes).stream().allMatch(MemoryInbox.TABLE::equals);
  }

  private static List<String> tables(Changes changes) {
    return changes.saga().keySet().stream().map(RowKey::table).toList();
  }
}
