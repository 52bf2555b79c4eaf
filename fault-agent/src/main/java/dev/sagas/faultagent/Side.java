package dev.sagas.faultagent;

/** On which side of an operation. */
public enum Side {
  BEFORE,
  AFTER
}
