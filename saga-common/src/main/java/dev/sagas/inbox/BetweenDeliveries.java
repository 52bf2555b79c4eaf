package dev.sagas.inbox;

/**
 * Run between deliveries that share a transaction, so that each handler finds what the ones before
 * it wrote, by whatever means, and nothing that they only hold in memory: with JPA, a flush and a
 * clear.
 */
@FunctionalInterface
public interface BetweenDeliveries {

  /** Writes pending changes to the database, and forgets what was read. */
  void run();
}
