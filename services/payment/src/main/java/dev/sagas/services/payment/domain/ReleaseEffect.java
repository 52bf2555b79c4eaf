package dev.sagas.services.payment.domain;

/** The answer to a cancelled order, as it is written on the wire. */
public enum ReleaseEffect {
  /** Something was undone. */
  RELEASED,
  /** There was nothing to undo. */
  NOTHING_TO_RELEASE
}
