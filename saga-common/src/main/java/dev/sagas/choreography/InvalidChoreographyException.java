package dev.sagas.choreography;

import java.util.List;

/** A service's declaration contradicts itself; names every problem at once. */
public final class InvalidChoreographyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  InvalidChoreographyException(String subject, List<String> problems) {
    super(
        "The choreography of %s is not consistent:%n- %s"
            .formatted(subject, String.join("%n- ".formatted(), problems)));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each problem, with what to change; never empty. */
  public List<String> problems() {
    return problems;
  }
}
