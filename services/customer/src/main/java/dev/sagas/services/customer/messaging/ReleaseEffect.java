package dev.sagas.services.customer.messaging;

/** Whether a compensation had something to undo. */
public enum ReleaseEffect {
  RELEASED,
  NOTHING_TO_RELEASE
}
