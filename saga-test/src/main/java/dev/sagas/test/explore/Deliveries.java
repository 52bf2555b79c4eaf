package dev.sagas.test.explore;

import dev.sagas.event.EventType;
import dev.sagas.test.explore.Budget.Cost;
import dev.sagas.test.explore.Label.What;
import java.util.List;

/** What the messages on their way may bring about: any of them may be the next, at its service. */
final class Deliveries {

  private static final List<What> ENDS =
      List.of(What.DELIVER, What.DELIVER_UNACKED, What.PUBLISH_TWICE);

  private final Atlas atlas;
  private final Executions executions;
  private final Next next;

  Deliveries(Atlas atlas, Executions executions, Next next) {
    this.atlas = atlas;
    this.executions = executions;
    this.next = next;
  }

  void add() {
    IntTuple queue = atlas.tuples.get(next.at().queue);
    for (int i = 0; i < queue.size(); i++) {
      if (i == 0 || queue.get(i) != queue.get(i - 1)) {
        deliver(queue.get(i));
        lose(queue.get(i));
      }
    }
  }

  private void deliver(int message) {
    int service = atlas.serviceOf(message);
    int event = atlas.eventOf(message);
    LocalState then = next.at().copy();
    Execution execution =
        executions.deliver(service, event, then.rows[service], next.shared().get(service));
    if (next.blocked(service, execution.changes()) || execution.retried()) {
      return;
    }
    String failure = execution.failure();
    if (failure != null) {
      next.failed(next.label(What.DELIVER, service, event), failure);
      return;
    }
    then.queue = next.take(then.queue, message);
    Halt halt = execution.halt();
    Changes changes = execution.changes();
    if (halt != null) {
      LocalState intended = then.copy();
      intended.rows[service] = execution.rows();
      begin(
          What.PREPARE,
          What.PREPARE_AGAIN,
          message,
          intended,
          Activity.calling(service, event, halt));
    } else if (changes.exposed() && !changes.none()) {
      begin(What.READ, What.READ, message, then, Activity.open(service, event, changes));
    } else {
      next.delivered(ENDS, service, event, then, execution);
    }
  }

  /** A delivery that does not end at once. Meanwhile another copy may come. */
  private void begin(What what, What again, int message, LocalState then, Activity activity) {
    int service = atlas.serviceOf(message);
    int event = atlas.eventOf(message);
    then.activities =
        atlas.tuples.of(atlas.tuples.get(then.activities).plus(atlas.activities.of(activity)));
    LocalState copied = then.copy();
    copied.queue = next.put(copied.queue, message);
    next.moved(next.label(what, service, event), then, Cost.NONE, true);
    next.moved(next.label(again, service, event), copied, Cost.DUPLICATE, false);
    // A relay that dies between confirm and delete leaves a second copy as well.
    next.moved(next.label(again, service, event), copied.copy(), Cost.CRASH, false);
  }

  private void lose(int message) {
    int service = atlas.serviceOf(message);
    int event = atlas.eventOf(message);
    EventType type = atlas.events.get(event).type();
    LocalState then = next.at().copy();
    then.queue = next.take(then.queue, message);
    if (atlas.world().losable().contains(type)) {
      next.moved(next.label(What.LOSE, service, event), then, Cost.LOSS, false);
    }
    if (atlas.world().acksEarly()) {
      next.moved(next.label(What.LOSE_ACKED, service, event), then.copy(), Cost.CRASH, false);
    }
  }
}
