package dev.sagas.autoconfigure;

import dev.sagas.rabbit.TopologyException;
import dev.sagas.rabbit.TopologyProblem;
import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a topology that would lose events as one description and one list of fixes. */
final class TopologyFailureAnalyzer extends AbstractFailureAnalyzer<TopologyException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, TopologyException cause) {
    List<String> problems = cause.problems().stream().map(TopologyProblem::what).toList();
    List<String> fixes =
        cause.problems().stream()
            .map(problem -> "%s: %s".formatted(problem.what(), problem.fix()))
            .toList();
    return new FailureAnalysis(
        "The broker's topology would lose or hold back events:\n" + Lines.numbered(problems),
        "Import the definitions that the project ships (rabbitmqctl import_definitions"
            + " rabbit-definitions.json), or by hand:\n"
            + Lines.numbered(fixes),
        cause);
  }
}
