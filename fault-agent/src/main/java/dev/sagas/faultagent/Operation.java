package dev.sagas.faultagent;

/** What a service does that others can see the effect of. */
public enum Operation {
  /** A transaction that changed something is committed. */
  COMMIT,
  /** A message is handed to the broker. */
  PUBLISH,
  /** The broker's word that it has a message is told to whoever waits for it. */
  CONFIRM,
  /** The broker is told that a delivery is dealt with. */
  ACK,
  /** A delivery is given back to the broker. */
  REJECT,
  /** Published rows are deleted from the outbox. */
  DELETE
}
