package dev.sagas.test.explore;

import dev.sagas.test.explore.Budget.Cost;
import dev.sagas.test.explore.Label.What;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How deliveries go on that are being worked on: calls out, and transactions not yet committed. */
final class Working {

  private static final List<What> ENDS =
      List.of(What.RECORD, What.RECORD_UNACKED, What.RECORD_PUBLISH_TWICE);
  private static final List<What> COMMITS =
      List.of(What.COMMIT, What.DELIVER_UNACKED, What.PUBLISH_TWICE);

  private final Atlas atlas;
  private final Executions executions;
  private final Next next;

  Working(Atlas atlas, Executions executions, Next next) {
    this.atlas = atlas;
    this.executions = executions;
    this.next = next;
  }

  void add() {
    IntTuple activities = atlas.tuples.get(next.at().activities);
    for (int i = 0; i < activities.size(); i++) {
      if (i == 0 || activities.get(i) != activities.get(i - 1)) {
        Activity activity = atlas.activities.get(activities.get(i));
        if (activity.open() == null) {
          goOn(activity);
        } else {
          commit(activity, activity.open());
        }
        die(activity);
      }
    }
  }

  private void goOn(Activity activity) {
    Execution call = executions.call(activity);
    Halt halt = call.halt();
    if (halt == null) {
      next.failed(label(What.ANSWER, activity), Objects.requireNonNullElse(call.failure(), "ends"));
    } else if (halt.at() == Halt.At.QUESTION) {
      answer(activity, Objects.requireNonNull(halt.value()));
    } else {
      record(activity);
    }
  }

  @SuppressWarnings("unchecked")
  private void answer(Activity activity, Object question) {
    Outside<Object> outside = (Outside<Object>) atlas.world().outside();
    boolean first = true;
    for (var answer : outside.answers(atlas.books.get(next.at().books), question)) {
      Object value = answer.value() == null ? OutsideCalls.NO_ANSWER : answer.value();
      Activity answered = activity.answered(value);
      LocalState then = without(activity);
      then.books = atlas.books.of(answer.books());
      // An answer that is not known ends the delivery, which comes again.
      if (executions.call(answered).retried()) {
        then.queue = next.putBack(then.queue, message(activity));
      } else {
        then.activities =
            atlas.tuples.of(atlas.tuples.get(then.activities).plus(atlas.activities.of(answered)));
      }
      String service = atlas.service(activity.service()).name();
      next.moved(new Label(What.ANSWER, service, answer.says()), then, Cost.NONE, first);
      first = false;
    }
  }

  private void record(Activity activity) {
    int service = activity.service();
    Execution execution =
        executions.record(activity, next.at().rows[service], next.shared().get(service));
    if (next.blocked(service, execution.changes())) {
      return;
    }
    String failure = execution.failure();
    if (failure != null) {
      next.failed(label(What.RECORD, activity), failure);
      return;
    }
    next.delivered(ENDS, service, activity.event(), without(activity), execution);
  }

  /** Writes what the transaction has decided, over whatever was written meanwhile. */
  private void commit(Activity activity, Changes open) {
    int service = activity.service();
    Execution execution =
        new Execution(
            written(next.at().rows[service], open.saga()),
            written(next.shared().get(service), open.shared()),
            open.emitted().stream().map(atlas.events::of).toList(),
            open,
            null,
            null);
    next.delivered(COMMITS, service, activity.event(), without(activity), execution);
  }

  private int written(int rows, Map<RowKey, Optional<Object>> changes) {
    return atlas.rows.of(atlas.rows.get(rows).with(changes));
  }

  private void die(Activity activity) {
    LocalState then = without(activity);
    if (!atlas.world().acksEarly()) {
      then.queue = next.putBack(then.queue, message(activity));
    }
    next.moved(label(What.DIE, activity), then, Cost.CRASH, false);
  }

  private LocalState without(Activity activity) {
    LocalState then = next.at().copy();
    then.activities =
        atlas.tuples.of(atlas.tuples.get(then.activities).minus(atlas.activities.of(activity)));
    return then;
  }

  private Label label(What what, Activity activity) {
    return next.label(what, activity.service(), activity.event());
  }

  private int message(Activity activity) {
    return atlas.message(activity.event(), activity.service());
  }
}
