package dev.sagas.choreography.verify;

/** Findings about the broker's definitions, in the same words for each sort of entry. */
final class Findings {

  private static final String FILE = "broker's definitions, ";

  private Findings() {}

  static Finding missing(String what, String name, String fix) {
    return new Finding(
        FindingKind.MISSING_IN_BROKER,
        place(what, name),
        "the choreography needs this %s, which is not defined".formatted(what),
        fix);
  }

  static Finding different(String what, String name, String problem, String fix) {
    return new Finding(FindingKind.MISSING_IN_BROKER, place(what, name), problem, fix);
  }

  static Finding superfluous(String what, String name) {
    return superfluous(what, name, "nothing in the choreography needs this " + what, "remove it");
  }

  static Finding superfluous(String what, String name, String problem, String fix) {
    return new Finding(FindingKind.SUPERFLUOUS_IN_BROKER, place(what, name), problem, fix);
  }

  private static String place(String what, String name) {
    return FILE + what + " " + name;
  }
}
