package dev.sagas.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keys that have rows to publish, as far as this process knows: hints from commits and from the
 * sweep, never the truth, which is in the table. Bounded: what does not fit is left to the sweep.
 */
final class PendingKeys {

  private final int capacity;
  private final Set<String> keys = new LinkedHashSet<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private boolean overflowed;
  private boolean closed;

  PendingKeys(int capacity) {
    this.capacity = capacity;
  }

  /** Adds what fits, without waiting. */
  void hint(Collection<String> some) {
    lock.lock();
    try {
      for (String key : some) {
        if (keys.size() < capacity) {
          keys.add(key);
        } else {
          overflowed |= !keys.contains(key);
        }
      }
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until less than half of the capacity is taken, so that the sweep does not run ahead. */
  void awaitRoom() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (keys.size() > capacity / 2 && !closed) {
        drained.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes up to {@code limit} keys, waiting for the first; empty after {@code patience}. */
  List<String> take(int limit, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = patience.toNanos();
      while (keys.isEmpty() && nanos > 0 && !closed) {
        nanos = filled.awaitNanos(nanos);
      }
      List<String> taken = new ArrayList<>(Math.min(limit, keys.size()));
      for (Iterator<String> it = keys.iterator(); it.hasNext() && taken.size() < limit; ) {
        taken.add(it.next());
        it.remove();
      }
      if (!keys.isEmpty()) {
        filled.signal();
      }
      drained.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for {@code patience}, or shorter when hints were lost and have to be swept up. */
  void awaitSweep(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = TimeUnit.NANOSECONDS.convert(patience);
      while (nanos > 0 && !closed && !(overflowed && keys.size() <= capacity / 2)) {
        nanos = drained.awaitNanos(nanos);
      }
      overflowed = false;
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waiting, now and later, until it is opened again. */
  void close() {
    setClosed(true);
  }

  void open() {
    setClosed(false);
  }

  private void setClosed(boolean value) {
    lock.lock();
    try {
      closed = value;
      filled.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
