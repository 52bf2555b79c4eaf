package dev.sagas.test.explore;

import dev.sagas.test.explore.Budget.Cost;
import dev.sagas.test.explore.Label.What;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the steps from one state of a saga. Of two steps to the same state only the one that
 * costs nothing is kept: from there, whatever the dearer one could lead to can be reached too.
 */
final class Next {

  private final Atlas atlas;
  private final Emissions emissions;
  private final Idle idle;
  private final LocalState at;
  private final IntTuple shared;
  private final Map<Long, Step> free = new LinkedHashMap<>();
  private final List<Step> costly = new ArrayList<>();
  private final List<Step> broken = new ArrayList<>();

  Next(Atlas atlas, Executions executions, Emissions emissions, LocalState at, IntTuple shared) {
    this.atlas = atlas;
    this.emissions = emissions;
    this.idle = new Idle(atlas, executions);
    this.at = at;
    this.shared = shared;
  }

  LocalState at() {
    return at;
  }

  IntTuple shared() {
    return shared;
  }

  Label label(What what, int service, int event) {
    return new Label(
        what, atlas.service(service).name(), atlas.events.get(event).type().toString());
  }

  /** A step that commits nothing. */
  void moved(Label label, LocalState then, Cost cost, boolean smooth) {
    add(label, then, shared, cost, smooth, null);
  }

  /** A step that ends in a failure which no one expects. */
  void failed(Label label, String failure) {
    add(label, at, shared, Cost.NONE, false, failure);
  }

  /** A step that commits what was executed, {@code then} being the state but for its effect. */
  void committed(
      Label label,
      int service,
      LocalState then,
      Execution execution,
      boolean smooth,
      @Nullable String wrong) {
    commit(label, service, then, execution, -1, Cost.NONE, smooth, wrong);
  }

  /**
   * The ends of a delivery that commits: as it should, with the message still there, and with what
   * it emitted published twice. The last is a step only where several services call the outside
   * upon that event: to any other consumer the second copy is what {@link What#DELIVER_AGAIN} and
   * {@link What#PREPARE_AGAIN} show one by one, and those that change nothing one by one change
   * nothing together.
   */
  void delivered(List<What> ends, int service, int event, LocalState then, Execution execution) {
    String wrong = emissions.wrongAfter(event, service, execution.emitted(), at);
    commit(
        label(ends.get(0), service, event), service, then, execution, -1, Cost.NONE, true, wrong);
    LocalState kept = then.copy();
    kept.queue = put(kept.queue, atlas.message(event, service));
    commit(
        label(What.DELIVER_AGAIN, service, event),
        service,
        kept,
        execution,
        -1,
        Cost.DUPLICATE,
        false,
        wrong);
    commit(
        label(ends.get(1), service, event), service, kept, execution, -1, Cost.CRASH, false, wrong);
    for (int twice : execution.emitted()) {
      if (atlas.callers(atlas.events.get(twice).type()) > 1) {
        Label label = label(ends.get(2), service, event);
        commit(label, service, then, execution, twice, Cost.CRASH, false, wrong);
      }
    }
  }

  /** A second delivery, which ends while the first is being worked on. */
  void repeated(Label label, int service, LocalState then, Execution execution) {
    commit(label, service, then, execution, -1, Cost.NONE, false, null);
  }

  private void commit(
      Label label,
      int service,
      LocalState from,
      Execution execution,
      int twice,
      Cost cost,
      boolean smooth,
      @Nullable String wrong) {
    LocalState then = from.copy();
    then.rows[service] = execution.rows();
    IntTuple emitted = atlas.tuples.get(then.emitted);
    for (int event : execution.emitted()) {
      emitted = emitted.contains(event) ? emitted : emitted.plus(event);
      for (int consumer : atlas.consumers(atlas.events.get(event).type())) {
        int message = atlas.message(event, consumer);
        then.queue = put(then.queue, message);
        then.queue = event == twice ? put(then.queue, message) : then.queue;
      }
    }
    then.emitted = atlas.tuples.of(emitted);
    int[] sharedThen = shared.copy();
    sharedThen[service] = execution.shared();
    add(label, then, new IntTuple(sharedThen), cost, smooth, wrong);
  }

  private void add(
      Label label,
      LocalState then,
      IntTuple sharedThen,
      Cost cost,
      boolean smooth,
      @Nullable String wrong) {
    idle.settle(then, sharedThen);
    int local = atlas.locals.of(then.encode());
    int sharedNumber = atlas.shareds.of(sharedThen);
    Step step = new Step(label, local, sharedNumber, cost, smooth, wrong);
    if (wrong != null) {
      broken.add(step);
    } else if (cost == Cost.NONE) {
      free.merge(target(step), step, (first, second) -> second.smooth() ? second : first);
    } else {
      costly.add(step);
    }
  }

  private static long target(Step step) {
    return (long) step.shared() << 32 | step.local();
  }

  int put(int queue, int message) {
    return atlas.tuples.of(atlas.tuples.get(queue).plus(message));
  }

  /** The queue with a message that was not dealt with: beside a copy of it, the copy is enough. */
  int putBack(int queue, int message) {
    return atlas.tuples.get(queue).contains(message) ? queue : put(queue, message);
  }

  int take(int queue, int message) {
    return atlas.tuples.of(atlas.tuples.get(queue).minus(message));
  }

  /** Whether another transaction holds what {@code changes} would lock. */
  boolean blocked(int service, Changes changes) {
    IntTuple activities = atlas.tuples.get(at.activities);
    for (int i = 0; i < activities.size(); i++) {
      Activity activity = atlas.activities.get(activities.get(i));
      Changes open = activity.open();
      if (open != null && activity.service() == service && overlap(open, changes)) {
        return true;
      }
    }
    return false;
  }

  private static boolean overlap(Changes one, Changes other) {
    Set<RowKey> locks = one.locks();
    return other.locks().stream().anyMatch(locks::contains);
  }

  /** Broken steps first, then free ones in the order in which they were found. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>(broken);
    steps.addAll(free.values());
    costly.stream().filter(step -> !free.containsKey(target(step))).forEach(steps::add);
    return List.copyOf(steps);
  }
}
