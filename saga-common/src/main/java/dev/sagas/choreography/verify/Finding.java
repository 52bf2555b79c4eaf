package dev.sagas.choreography.verify;

/**
 * One thing that is wrong.
 *
 * @param kind what sort of thing
 * @param place the service with its class and method, or the entry of the broker's definitions
 * @param problem what is wrong
 * @param fix what to do about it
 */
public record Finding(FindingKind kind, String place, String problem, String fix) {

  @Override
  public String toString() {
    return "%s at %s: %s%n    %s".formatted(kind, place, problem, fix);
  }
}
