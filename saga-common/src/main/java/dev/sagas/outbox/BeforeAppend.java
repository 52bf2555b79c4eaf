package dev.sagas.outbox;

/**
 * Run in the transaction before events are stored, so that the aggregate's row is locked before the
 * events' places in the order are drawn: with JPA, a flush.
 */
@FunctionalInterface
public interface BeforeAppend {

  /** Writes pending changes to the database. */
  void run();
}
