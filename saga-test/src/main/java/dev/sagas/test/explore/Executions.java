package dev.sagas.test.explore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Runs the services' code, each time once: what comes of it follows from the event, the rows of the
 * saga and the shared rows, which is why equal runs need not be repeated.
 */
final class Executions {

  private record Key(int stage, int service, int what, int rows, int shared) {}

  private final Atlas atlas;
  private final Map<Key, Execution> known = new HashMap<>();

  Executions(Atlas atlas) {
    this.atlas = atlas;
  }

  Execution deliver(int service, int event, int rows, int shared) {
    return run(
        new Key(0, service, event, rows, shared),
        () ->
            runs(service)
                .deliver(atlas.events.get(event), atlas.rows.get(rows), atlas.rows.get(shared)));
  }

  /** A call, up to the next question or its end; needs no rows. */
  Execution call(Activity activity) {
    return run(
        new Key(1, activity.service(), atlas.activities.of(activity), 0, 0),
        () ->
            runs(activity.service())
                .call(
                    atlas.events.get(activity.event()),
                    Objects.requireNonNull(activity.request()),
                    activity.answers()));
  }

  Execution record(Activity activity, int rows, int shared) {
    return run(
        new Key(2, activity.service(), atlas.activities.of(activity), rows, shared),
        () ->
            runs(activity.service())
                .record(
                    atlas.events.get(activity.event()),
                    Objects.requireNonNull(activity.request()),
                    activity.answers(),
                    atlas.rows.get(rows),
                    atlas.rows.get(shared)));
  }

  Execution perform(int kind, int request, int service, int rows, int shared) {
    ClientRequest asked = atlas.world().sagas().get(kind).requests().get(request);
    return run(
        new Key(3, service, kind << 8 | request, rows, shared),
        () ->
            runs(service)
                .perform(
                    atlas.world().sagas().get(kind).sagaId() + asked.name(),
                    asked.useCase(),
                    atlas.rows.get(rows),
                    atlas.rows.get(shared)));
  }

  /** How many different runs there were. */
  int count() {
    return known.size();
  }

  private ServiceRuns runs(int service) {
    return atlas.service(service).runs();
  }

  private Execution run(Key key, Supplier<Effect> code) {
    Execution before = known.get(key);
    if (before != null) {
      return before;
    }
    Effect effect = code.get();
    List<Integer> emitted = effect.changes().emitted().stream().map(atlas.events::of).toList();
    Execution execution =
        new Execution(
            atlas.rows.of(effect.saga()),
            atlas.rows.of(effect.shared()),
            emitted,
            effect.changes(),
            effect.halt(),
            effect.outcome());
    known.put(key, execution);
    return execution;
  }
}
