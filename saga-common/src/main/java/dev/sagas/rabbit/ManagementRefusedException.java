package dev.sagas.rabbit;

/** The management API answered, but not with the topology: credentials, tag or virtual host. */
final class ManagementRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient TopologyProblem problem;

  ManagementRefusedException(TopologyProblem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  TopologyProblem problem() {
    return problem;
  }
}
