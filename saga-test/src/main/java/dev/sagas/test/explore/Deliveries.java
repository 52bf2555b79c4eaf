package dev.sagas.test.explore;

import dev.sagas.event.EventType;
import dev.sagas.test.explore.Budget.Cost;
import dev.sagas.test.explore.Label.What;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
    again();
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
      next.moved(
          next.label(What.PREPARE, service, event),
          begun(intended, Activity.calling(service, event, halt)),
          Cost.NONE,
          true);
    } else if (changes.exposed() && !changes.none()) {
      read(message, begun(then, Activity.open(service, event, changes)));
    } else {
      next.delivered(ENDS, service, event, then, execution);
    }
  }

  private LocalState begun(LocalState then, Activity activity) {
    then.activities =
        atlas.tuples.of(atlas.tuples.get(then.activities).plus(atlas.activities.of(activity)));
    return then;
  }

  private void read(int message, LocalState then) {
    Label label = next.label(What.READ, atlas.serviceOf(message), atlas.eventOf(message));
    LocalState copied = then.copy();
    copied.queue = next.put(copied.queue, message);
    next.moved(label, then, Cost.NONE, true);
    next.moved(label, copied, Cost.DUPLICATE, false);
  }

  /**
   * Another copy of what is being called for: a redelivery, or a second publication by a relay that
   * died between confirm and delete. A copy that was in the queue all the while would do nothing
   * before it is delivered, so it need not be there before; and one that has come back to the queue
   * beside another is worth what it cost. So the budget bounds how many there are at once, and not
   * how often that happens.
   */
  private void again() {
    IntTuple activities = atlas.tuples.get(next.at().activities);
    int calls = 0;
    for (int i = 0; i < activities.size(); i++) {
      calls += atlas.activities.get(activities.get(i)).open() == null ? 1 : 0;
    }
    Set<Integer> called = new TreeSet<>();
    for (int i = 0; i < activities.size(); i++) {
      Activity activity = atlas.activities.get(activities.get(i));
      if (activity.open() == null) {
        called.add(atlas.message(activity.event(), activity.service()));
      }
    }
    if (calls - called.size() < atlas.world().budget().copies()) {
      called.forEach(message -> again(atlas.serviceOf(message), atlas.eventOf(message)));
    }
  }

  private void again(int service, int event) {
    LocalState then = next.at().copy();
    Execution execution =
        executions.deliver(service, event, then.rows[service], next.shared().get(service));
    if (next.blocked(service, execution.changes()) || execution.retried()) {
      return;
    }
    Label label = next.label(What.PREPARE_AGAIN, service, event);
    String failure = execution.failure();
    Halt halt = execution.halt();
    if (failure != null) {
      next.failed(label, failure);
    } else if (halt != null) {
      then.rows[service] = execution.rows();
      next.moved(label, begun(then, Activity.calling(service, event, halt)), Cost.NONE, false);
    } else {
      next.repeated(label, service, then, execution);
    }
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
