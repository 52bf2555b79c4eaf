package dev.sagas.retry;

/** Why a message was parked. */
public enum ParkReason {
  /** The body is not JSON, or not of the form that the reader needs. */
  MALFORMED_JSON,
  /** No handler of the service reacts to the type, in any version. */
  UNKNOWN_TYPE,
  /** The service reacts to another version of the type. */
  UNKNOWN_VERSION,
  /** The body is larger than the service accepts. */
  TOO_LARGE,
  /** A property without which the event cannot be handled is missing or malformed. */
  MISSING_HEADER,
  /** Every attempt failed. */
  RETRIES_EXHAUSTED,
  /** The handler said that no repetition can help. */
  REJECTED_BY_HANDLER,
  /** The handler emitted an event that could never be published: too large, or undeclared. */
  UNPUBLISHABLE_EVENT
}
