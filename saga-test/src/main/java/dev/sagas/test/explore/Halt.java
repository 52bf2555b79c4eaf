package dev.sagas.test.explore;

import org.jspecify.annotations.Nullable;

/**
 * Stops a dispatch at a point where other things may happen. An error of a kind that the dispatcher
 * lets pass, as it would the end of its process.
 */
final class Halt extends Error {

  private static final long serialVersionUID = 1L;

  /** Where it stopped. */
  enum At {
    /** The intent is committed; {@code value} is the request of the calling handler. */
    CALL,
    /** The outside world was asked; {@code value} is what. */
    QUESTION,
    /** The call has returned. */
    RECORD
  }

  private final At at;
  private final transient @Nullable Object value;

  Halt(At at, @Nullable Object value) {
    super(at.name(), null, false, false);
    this.at = at;
    this.value = value;
  }

  At at() {
    return at;
  }

  @Nullable Object value() {
    return value;
  }
}
