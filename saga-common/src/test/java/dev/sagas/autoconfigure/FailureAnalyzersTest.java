package dev.sagas.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sagas.choreography.ChoreographyReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class FailureAnalyzersTest {

  @Test
  void springFindsEveryAnalyzer() {
    // Some of Spring's own need a bean factory, which is not given here.
    List<FailureAnalyzer> analyzers =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(FailureAnalyzer.class, (type, name, failure) -> {});

    assertThat(analyzers)
        .hasAtLeastOneElementOfType(TopologyFailureAnalyzer.class)
        .hasAtLeastOneElementOfType(UnsafeSettingsFailureAnalyzer.class)
        .hasAtLeastOneElementOfType(InvalidChoreographyFailureAnalyzer.class);
  }

  @Test
  void tellsAnInconsistentChoreographyAsAList() {
    Throwable failure = catchThrowable(() -> ChoreographyReader.read(String.class, List.of()));

    FailureAnalysis analysis =
        Objects.requireNonNull(
            new InvalidChoreographyFailureAnalyzer().analyze(new RuntimeException(failure)));

    assertThat(analysis.getDescription()).contains("1. String has no @Participant");
  }
}
