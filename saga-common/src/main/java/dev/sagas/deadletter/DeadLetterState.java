package dev.sagas.deadletter;

/** Where a parked message is on its way out. */
public enum DeadLetterState {
  /** Waits for an operator. */
  PARKED,
  /** A redrive began; when it stays so, it was interrupted and may have arrived or not. */
  REDRIVING,
  /** Back in the queue that it came from. */
  REDRIVEN,
  /** Given up by an operator. */
  DISCARDED;

  /** Whether nothing more is to be done. */
  public boolean settled() {
    return this == REDRIVEN || this == DISCARDED;
  }
}
