package dev.sagas.rabbit;

/**
 * One way in which the broker's topology would lose or hold back events.
 *
 * @param what what is missing or different
 * @param fix what to do about it
 */
public record TopologyProblem(String what, String fix) {

  @Override
  public String toString() {
    return what + ": " + fix;
  }
}
