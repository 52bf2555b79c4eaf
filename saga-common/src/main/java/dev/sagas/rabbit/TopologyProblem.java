package dev.sagas.rabbit;

/**
 * One way in which the broker's topology would lose or hold back events.
 *
 * @param kind what it concerns
 * @param what what is missing or different
 * @param fix what to do about it
 */
public record TopologyProblem(Kind kind, String what, String fix) {

  /** What a problem concerns. */
  public enum Kind {
    /** An exchange that is missing, or of another kind. */
    EXCHANGE,
    /** A queue that is missing, or of another type. */
    QUEUE,
    /** A queue with a setting that loses messages. */
    SETTING,
    /** A binding that is missing. */
    BINDING,
    /** The management API does not let the service look. */
    ACCESS
  }

  @Override
  public String toString() {
    return what + ": " + fix;
  }
}
