package dev.sagas.benchmarks.contest;

/** A contender that is also measured when it has grown large. */
public interface Growing extends Contender {

  /** Stores {@code events} in bulk, as transactions would have; called before {@link #start}. */
  void stock(long events);

  /** Starts another instance beside those that run, which publishes too. */
  void startAnother();
}
