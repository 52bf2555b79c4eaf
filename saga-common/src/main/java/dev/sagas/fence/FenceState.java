package dev.sagas.fence;

/** What is known of one step of one saga; without a row, the step is open. */
public enum FenceState {
  /** The step took effect. */
  DONE,
  /** The step took effect and was compensated. */
  COMPENSATED,
  /** The step was refused, or its compensation came first: it must never take effect. */
  BARRED
}
