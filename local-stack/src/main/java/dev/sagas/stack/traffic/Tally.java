package dev.sagas.stack.traffic;

import java.util.concurrent.atomic.AtomicLong;

/** What became of the orders so far. */
final class Tally {

  final AtomicLong placed = new AtomicLong();
  final AtomicLong completed = new AtomicLong();
  final AtomicLong cancelled = new AtomicLong();
  final AtomicLong refused = new AtomicLong();
  final AtomicLong unanswered = new AtomicLong();

  @Override
  public String toString() {
    return "%5d placed, %5d completed, %4d cancelled, %3d refused at once, %3d without an answer"
        .formatted(placed.get(), completed.get(), cancelled.get(), refused.get(), unanswered.get());
  }
}
