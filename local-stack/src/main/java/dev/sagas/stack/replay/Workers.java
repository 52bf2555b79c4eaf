package dev.sagas.stack.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few threads that do the same to many things, begun in their order. */
final class Workers implements AutoCloseable {

  private final ExecutorService threads;

  Workers(int count) {
    this.threads = Executors.newFixedThreadPool(count);
  }

  /** What is done to each thing. */
  @FunctionalInterface
  interface Task<T> {
    void work(T thing);
  }

  /**
   * Returns when all is done.
   *
   * @throws ReplayException the first that a task threw
   */
  <T> void all(Collection<T> things, Task<? super T> task) {
    List<Future<?>> calls = new ArrayList<>();
    things.forEach(thing -> calls.add(threads.submit(() -> task.work(thing))));
    calls.forEach(Workers::join);
  }

  private static void join(Future<?> call) {
    try {
      call.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReplayException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ReplayException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
