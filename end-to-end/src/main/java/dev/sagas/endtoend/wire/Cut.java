package dev.sagas.endtoend.wire;

/** How connections end. */
public enum Cut {
  /** In order: both ends read to the end. */
  FIN,
  /** With a reset: what was on its way is lost, and both ends are told. */
  RST
}
