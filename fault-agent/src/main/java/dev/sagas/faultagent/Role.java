package dev.sagas.faultagent;

/** On whose behalf an operation is done. */
public enum Role {
  /** The relay, publishing what commits told of. */
  RELAY,
  /** The relay's sweep, publishing deadlines. */
  SWEEP,
  /** A consumer of the inbox. */
  INBOX,
  /** A consumer before its call to the outside world. */
  INTENT,
  /** A consumer after its call to the outside world. */
  ANSWER,
  /** The simulated payment provider. */
  PROVIDER,
  /** A use case called over REST. */
  USE_CASE,
  /** The drain of the dead-letter queue. */
  DRAIN,
  /** An operator who redrives or discards dead letters. */
  OPERATOR,
  /** The purge of the inbox. */
  PURGE,
  /** None of these. */
  OTHER
}
