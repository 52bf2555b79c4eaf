package dev.sagas.outbox;

import dev.sagas.retry.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keys that have rows to publish, as far as this process knows: hints from commits and from the
 * sweep, never the truth, which is in the table. A key that a worker has taken is given to no other
 * one until it is settled. Bounded: what does not fit is left to the sweep.
 *
 * <p>A batch costs the database and the broker as much as some ten events. So keys are given out at
 * once while there is little to do, and gathered for some milliseconds while there is much: as long
 * as another batch is on its way, or shortly after one that was not small.
 */
final class PendingKeys {

  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int SMALL_BATCH = 3;
  private static final int FULL_BATCH = 50;

  private final int capacity;
  private final Backoff pauses;
  private final Set<String> keys = new LinkedHashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> hintedMeanwhile = new HashSet<>();
  private final Map<String, Integer> busyTimes = new HashMap<>();
  private final PriorityQueue<Later> later = new PriorityQueue<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private int batches;
  private long gatherUntil = System.nanoTime();
  private boolean overflowed;
  private boolean closed;

  /**
   * No keys.
   *
   * @param pauses before a key that another relay was busy with is given out again
   */
  PendingKeys(int capacity, Backoff pauses) {
    this.capacity = capacity;
    this.pauses = pauses;
  }

  /** Adds what fits, without waiting. */
  void hint(Collection<String> some) {
    lock.lock();
    try {
      int before = keys.size();
      for (String key : some) {
        if (taken.contains(key)) {
          hintedMeanwhile.add(key);
        } else if (keys.size() < capacity) {
          keys.add(key);
        } else {
          overflowed |= !keys.contains(key);
        }
      }
      // Whoever gathers is not woken for each key.
      if (before == 0 || (before < FULL_BATCH && keys.size() >= FULL_BATCH)) {
        filled.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many keys wait to be given out. */
  int size() {
    lock.lock();
    try {
      return keys.size();
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

  /**
   * Takes up to {@code limit} keys, waiting for the first; empty after {@code patience}. Whoever
   * takes keys has to {@linkplain #settle settle} them.
   */
  List<String> take(int limit, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaitBatch(System.nanoTime() + patience.toNanos());
      List<String> some = new ArrayList<>(Math.min(limit, keys.size()));
      for (Iterator<String> it = keys.iterator(); it.hasNext() && some.size() < limit; ) {
        some.add(it.next());
        it.remove();
      }
      taken.addAll(some);
      if (!some.isEmpty()) {
        batches++;
        gatherUntil = System.nanoTime() + (some.size() > SMALL_BATCH ? GATHER_NANOS : 0);
      }
      if (!keys.isEmpty()) {
        filled.signal();
      }
      drained.signalAll();
      return some;
    } finally {
      lock.unlock();
    }
  }

  private void awaitBatch(long end) throws InterruptedException {
    long begun = 0;
    addThoseDue();
    while (!closed) {
      long now = System.nanoTime();
      begun = keys.isEmpty() || begun == 0 ? now : begun;
      long left = keys.isEmpty() ? untilNext(end, now) : toGather(begun, now);
      if (left <= 0) {
        return;
      }
      filled.awaitNanos(left);
      addThoseDue();
    }
  }

  private long untilNext(long end, long now) {
    Later next = later.peek();
    return next == null ? end - now : Math.min(end - now, Math.max(1, next.due - now));
  }

  /** How long to wait for further keys. */
  private long toGather(long begun, long now) {
    if (keys.size() >= FULL_BATCH) {
      return 0;
    }
    long sinceLast = gatherUntil - now;
    return batches == 0 ? sinceLast : Math.max(sinceLast, begun + GATHER_NANOS - now);
  }

  private void addThoseDue() {
    long now = System.nanoTime();
    for (Later next = later.peek(); next != null && next.due - now <= 0; next = later.peek()) {
      later.remove();
      if (!taken.contains(next.key)) {
        keys.add(next.key);
      }
    }
  }

  /**
   * Gives back what was taken.
   *
   * @param ready those of them to be given out again
   * @param busy those of them to be given out again after a pause
   */
  void settle(Collection<String> some, Collection<String> ready, Collection<String> busy) {
    lock.lock();
    try {
      taken.removeAll(some);
      batches--;
      keys.addAll(ready);
      Set<String> unsettled = new HashSet<>(busy);
      for (String key : some) {
        if (hintedMeanwhile.remove(key)) {
          keys.add(key);
        }
        if (unsettled.contains(key)) {
          int times = busyTimes.merge(key, 1, Integer::sum);
          later.add(new Later(System.nanoTime() + pauses.after(times).toNanos(), key));
        } else {
          busyTimes.remove(key);
        }
      }
      if (!keys.isEmpty() || !later.isEmpty()) {
        filled.signal();
      }
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

  /** A key that waits until {@code due}, by {@link System#nanoTime()}. */
  private record Later(long due, String key) implements Comparable<Later> {
    @Override
    public int compareTo(Later other) {
      return Long.signum(due - other.due);
    }
  }
}
