package dev.sagas.services.inventory.messaging;

/** Whether a compensation had something to undo. */
public enum ReleaseEffect {
  RELEASED,
  NOTHING_TO_RELEASE
}
