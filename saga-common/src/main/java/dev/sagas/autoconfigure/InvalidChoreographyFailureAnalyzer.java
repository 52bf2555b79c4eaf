package dev.sagas.autoconfigure;

import dev.sagas.choreography.InvalidChoreographyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a declaration that contradicts itself as one list. */
final class InvalidChoreographyFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidChoreographyException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidChoreographyException cause) {
    return new FailureAnalysis(
        "The service's choreography is not consistent:\n" + Lines.numbered(cause.problems()),
        "Correct the annotations that are named above.",
        cause);
  }
}
