package dev.sagas.services.order.application;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Waits until an order is at rest, and reads it then. */
public class AwaitRest {

  private final OrderWatch watch;
  private final OrderQueries queries;
  private final Executor executor;

  /** Waits by {@code watch}; reads on {@code executor}, because a read may block. */
  public AwaitRest(OrderWatch watch, OrderQueries queries, Executor executor) {
    this.watch = watch;
    this.queries = queries;
    this.executor = executor;
  }

  /** The order as it is when it is at rest, or when {@code atMost} is over. */
  public CompletableFuture<OrderView> await(OrderView order, Duration atMost) {
    return watch
        .rest(order.id(), atMost)
        .thenApplyAsync(nothing -> queries.find(order.id()).orElse(order), executor);
  }
}
