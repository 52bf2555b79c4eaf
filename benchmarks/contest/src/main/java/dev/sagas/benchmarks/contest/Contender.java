package dev.sagas.benchmarks.contest;

/**
 * An outbox under test. It stores events beside rows of work, in one transaction each, and
 * publishes them to an exchange. One instance serves one run, in a process of its own.
 */
public interface Contender extends AutoCloseable {

  /** Creates its tables in an empty database and gets ready; publishes nothing yet. */
  void prepare(Servers servers);

  /** Begins to publish what is stored, at first and after {@link #pause}. */
  void start();

  /** Publishes nothing new until {@link #start}; called when all that was stored is received. */
  void pause();

  /**
   * One business transaction: stores a row of work and an event. Returns after the commit. Called
   * by several threads.
   */
  void transact(Work work);

  @Override
  void close();
}
