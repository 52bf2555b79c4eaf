package dev.sagas.deadletter;

/**
 * What became of a request to settle one parked message.
 *
 * @param id the parked message
 * @param result what became of it
 * @param message the same in words, with what to do where something can be done
 */
public record Settlement(long id, Result result, String message) {

  /** What became of a request. */
  public enum Result {
    /** It is back in its queue. */
    REDRIVEN,
    /** It was given up. */
    DISCARDED,
    /** A rule forbids it; force overrides. */
    REFUSED,
    /** The broker did not confirm it; it stays parked. */
    FAILED,
    /** It waits no more: it was settled before. */
    ALREADY_SETTLED,
    /** There is none of this id. */
    NOT_FOUND
  }
}
