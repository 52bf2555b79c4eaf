package dev.sagas.services.order.application;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Tells watchers of the changes of orders, whichever instance of the service makes them: one query
 * for all watched orders at each {@link #look}. A watcher holds no thread and no connection.
 */
public class OrderWatch implements AutoCloseable {

  private final OrderQueries queries;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Reads changes from {@code queries}. */
  public OrderWatch(OrderQueries queries) {
    this.queries = queries;
  }

  /** Told of changes, by one thread at a time and never twice of the same. Must not block. */
  public interface Watcher {

    /** The order that is watched. */
    UUID orderId();

    /** The changes so far, in order; those that were seen before included. */
    void sees(List<NumberedChange> changes);

    /** Nothing more will be seen. */
    void ends();
  }

  /** Adds a watcher, which is told of what has happened so far, too. */
  public void add(Watcher watcher) {
    watchers.add(watcher);
    if (closed) {
      end(watcher);
    }
  }

  /** Removes a watcher; without effect if it is not there. */
  public void remove(Watcher watcher) {
    watchers.remove(watcher);
  }

  /** Completes when the order is at rest, when {@code atMost} is over, or at shut-down. */
  public CompletableFuture<Void> rest(UUID orderId, Duration atMost) {
    AwaitingRest watcher = new AwaitingRest(orderId, new CompletableFuture<>());
    add(watcher);
    return watcher
        .rest()
        .completeOnTimeout(null, atMost.toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete((nothing, failure) -> remove(watcher));
  }

  /** Reads what has changed and tells the watchers; to be called at short intervals. */
  public void look() {
    Set<UUID> watched =
        watchers.stream().map(Watcher::orderId).collect(Collectors.toUnmodifiableSet());
    if (watched.isEmpty()) {
      return;
    }
    Map<UUID, List<NumberedChange>> changes =
        queries.changes(watched).stream().collect(Collectors.groupingBy(NumberedChange::orderId));
    watchers.forEach(watcher -> watcher.sees(changes.getOrDefault(watcher.orderId(), List.of())));
  }

  /** How many watch now. */
  public int watching() {
    return watchers.size();
  }

  /** Ends every watch, so that the connections behind them do not hold up a shut-down. */
  @Override
  public void close() {
    closed = true;
    watchers.forEach(this::end);
  }

  private void end(Watcher watcher) {
    if (watchers.remove(watcher)) {
      watcher.ends();
    }
  }

  private record AwaitingRest(UUID orderId, CompletableFuture<Void> rest) implements Watcher {

    @Override
    public void sees(List<NumberedChange> changes) {
      boolean atRest =
          changes.stream()
              .max(Comparator.comparingInt(NumberedChange::sequence))
              .filter(last -> last.change().state().atRest())
              .isPresent();
      if (atRest) {
        rest.complete(null);
      }
    }

    @Override
    public void ends() {
      rest.complete(null);
    }
  }
}
