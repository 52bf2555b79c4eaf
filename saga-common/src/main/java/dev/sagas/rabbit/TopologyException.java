package dev.sagas.rabbit;

import java.util.List;
import java.util.stream.Collectors;

/** The broker's topology is not what the service needs: it refuses to start. */
public final class TopologyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<TopologyProblem> problems;

  TopologyException(String service, List<TopologyProblem> problems) {
    super(
        problems.stream()
            .map(TopologyProblem::toString)
            .collect(
                Collectors.joining(
                    "%n- ".formatted(),
                    "The broker's topology would lose events of '%s':%n- ".formatted(service),
                    "")));
    this.problems = List.copyOf(problems);
  }

  /** Every problem with its fix; never empty. */
  public List<TopologyProblem> problems() {
    return problems;
  }
}
