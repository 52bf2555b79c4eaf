package dev.sagas.stack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Does several things at once. */
final class Parallel {

  /** A thread for each task: tasks here are few, and last. */
  static final Executor THREADS = task -> new Thread(task, "start").start();

  private Parallel() {}

  /** Runs all tasks and returns when the last has ended; throws what the first to fail threw. */
  static void run(List<Runnable> tasks) {
    outcome(
        CompletableFuture.allOf(
            tasks.stream()
                .map(task -> CompletableFuture.runAsync(task, THREADS))
                .toArray(CompletableFuture[]::new)));
  }

  /** The result, or the exception as it was thrown. */
  static <T> T outcome(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  /** The same, and does not wait for the end of {@code work} when what it needs has failed. */
  static <T> T outcome(CompletableFuture<T> work, CompletableFuture<?> needed) {
    var unused =
        needed.whenComplete(
            (done, failure) -> {
              if (failure != null) {
                work.completeExceptionally(failure);
              }
            });
    return outcome(work);
  }
}
