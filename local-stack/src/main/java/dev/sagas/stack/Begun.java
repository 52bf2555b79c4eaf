package dev.sagas.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * What has been started, to be closed in the reverse order. A close that comes in the middle of a
 * start waits for it, so that nothing is left over, and lets no other begin.
 */
final class Begun implements AutoCloseable {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private volatile boolean closed;

  /** Starts a part; several threads may do so at the same time. */
  <T> T begin(Supplier<T> start, Closing<T> closing) {
    // Not behind a close in the queue: that may wait for a part which waits for this one.
    if (!lock.readLock().tryLock()) {
      throw stopped();
    }
    try {
      if (closed) {
        throw stopped();
      }
      T part = start.get();
      synchronized (parts) {
        parts.push(() -> closing.close(part));
      }
      return part;
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Closes all parts, each also when another cannot be closed.
   *
   * @throws StackException with the first failure, after the last part
   */
  @Override
  public void close() {
    closed = true;
    lock.writeLock().lock();
    try {
      StackException failure = new StackException("Not everything could be stopped.");
      while (!parts.isEmpty()) {
        closeNext(failure);
      }
      if (failure.getSuppressed().length > 0) {
        throw failure;
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static StackException stopped() {
    return new StackException("It was stopped before it was up.");
  }

  private void closeNext(StackException failure) {
    try {
      parts.pop().close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  /** How a part ends. */
  @FunctionalInterface
  interface Closing<T> {
    void close(T part) throws Exception;
  }
}
