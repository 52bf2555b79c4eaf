package dev.sagas.services.orderview.application;

import dev.sagas.services.orderview.application.Changes.Change;
import dev.sagas.services.orderview.application.Changes.Cursor;
import dev.sagas.services.orderview.domain.Saga;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Tells watchers which sagas have changed. Each instance asks the database, so it does not matter
 * which instance kept an event; with nobody to tell it asks nothing.
 *
 * <p>An event's transaction may end after that of a later one, so each look begins a little before
 * the last one, and leaves out what was told. What was told is noted only then: a look that fails
 * is made up for by the next.
 */
@Service
public class SagaWatch {

  private static final int PAGE = 1_000;

  /** Of more changes it is not worth telling who was away: they had better begin anew. */
  private static final int MOST_MISSED = 5_000;

  private final Changes changes;
  private final Sagas sagas;
  private final ViewSettings settings;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final Map<UUID, Instant> told = new HashMap<>();
  private @Nullable Cursor lookedAt;

  SagaWatch(Changes changes, Sagas sagas, ViewSettings settings) {
    this.changes = changes;
    this.sagas = sagas;
    this.settings = settings;
  }

  /** Is told of changes, on the thread that looks for them: it must not wait. */
  public interface Watcher {

    /**
     * Sagas have changed.
     *
     * @param sagas as they are now
     * @param upTo whoever knows of these, and of all before, may go on from here
     */
    void changed(List<Saga> sagas, Cursor upTo);

    /**
     * Any saga may have changed: the view was built anew, or too much happened.
     *
     * @param from whoever reads again what they need may go on from here
     */
    void reset(Cursor from);
  }

  /**
   * Tells {@code watcher} of what changes from now on.
   *
   * @param seen how far it had looked before, so that it is told at once of what has changed since;
   *     null when it has not
   * @return from where on it is told
   */
  public synchronized Cursor add(Watcher watcher, @Nullable Cursor seen) {
    Cursor from = lookedAt;
    if (from == null) {
      from = begin();
    }
    if (seen != null) {
      catchUp(watcher, seen, from);
    }
    lookedAt = from;
    watchers.add(watcher);
    return from;
  }

  private void catchUp(Watcher watcher, Cursor seen, Cursor from) {
    Optional<List<Saga>> missed =
        seen.generation() == from.generation() ? changedSince(seen) : Optional.empty();
    missed.ifPresentOrElse(sagas -> watcher.changed(sagas, from), () -> watcher.reset(from));
  }

  /** Empty when that is too much. */
  private Optional<List<Saga>> changedSince(Cursor seen) {
    List<Change> missed =
        changes.since(seen.generation(), seen.at().minus(settings.overlap()), MOST_MISSED + 1);
    return missed.size() > MOST_MISSED
        ? Optional.empty()
        : Optional.of(sagas.find(missed.stream().map(Change::sagaId).collect(Collectors.toSet())));
  }

  /** Tells it no more. */
  public void remove(Watcher watcher) {
    watchers.remove(watcher);
  }

  /** Looks for changes. */
  public synchronized void look() {
    if (watchers.isEmpty()) {
      told.clear();
      lookedAt = null;
      return;
    }
    Cursor now = changes.now();
    Cursor before = lookedAt;
    if (before == null || before.generation() != now.generation()) {
      Cursor from = begin();
      watchers.forEach(watcher -> watcher.reset(from));
      lookedAt = from;
      return;
    }
    Instant since = before.at().minus(settings.overlap());
    told.values().removeIf(kept -> kept.isBefore(since));
    readSince(now.generation(), since, page -> tell(now.generation(), page));
    lookedAt = now;
  }

  /** What is there by now is not told, only what is committed from now on. */
  private Cursor begin() {
    told.clear();
    Cursor now = changes.now();
    readSince(now.generation(), now.at().minus(settings.overlap()), this::remember);
    return now;
  }

  private void readSince(int generation, Instant moment, Consumer<List<Change>> taker) {
    List<Change> page = changes.since(generation, moment, PAGE);
    while (!page.isEmpty()) {
      taker.accept(page);
      page = changes.after(generation, page.get(page.size() - 1), PAGE);
    }
  }

  private void tell(int generation, List<Change> page) {
    Set<UUID> changed =
        page.stream()
            .filter(change -> !told.containsKey(change.eventId()))
            .map(Change::sagaId)
            .collect(Collectors.toSet());
    if (!changed.isEmpty()) {
      List<Saga> present = sagas.find(changed);
      Cursor upTo = new Cursor(generation, page.get(page.size() - 1).keptAt());
      watchers.forEach(watcher -> watcher.changed(present, upTo));
    }
    remember(page);
  }

  private void remember(List<Change> page) {
    page.forEach(change -> told.put(change.eventId(), change.keptAt()));
  }
}
