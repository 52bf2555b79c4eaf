package dev.sagas.verification.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.test.explore.Coverage;
import dev.sagas.test.explore.ExhaustiveSearch;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The explorer has to notice each safeguard that is missing: else it proves nothing of the rest.
 */
class PlantedFaultsTest {

  private static final int MAX_STATES = 1_000_000;

  static Stream<PlantedFault> faults() {
    return PlantedFaults.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isFound(PlantedFault fault) throws IOException {
    fault.code().apply();
    try {
      Coverage coverage = ExhaustiveSearch.of(fault.world().get(), MAX_STATES);

      assertThat(coverage.failure()).as("what %s leads to", fault).isPresent();
    } finally {
      fault.code().undo();
    }
  }
}
