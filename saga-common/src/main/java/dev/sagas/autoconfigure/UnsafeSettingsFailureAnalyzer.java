package dev.sagas.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells settings that lose events as one description and one list of fixes. */
final class UnsafeSettingsFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeSettingsException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnsafeSettingsException cause) {
    return new FailureAnalysis(
        "With these settings events can be lost or take effect twice:\n"
            + Lines.numbered(cause.settings().stream().map(UnsafeSetting::what).toList()),
        "Change them:\n"
            + Lines.numbered(cause.settings().stream().map(UnsafeSetting::fix).toList()),
        cause);
  }
}
