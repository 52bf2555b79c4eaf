package dev.sagas.services.orderview.domain;

import static dev.sagas.services.orderview.domain.SagaState.CANCELLED;
import static dev.sagas.services.orderview.domain.SagaState.CANCELLING;
import static dev.sagas.services.orderview.domain.SagaState.COMPLETED;
import static dev.sagas.services.orderview.domain.SagaState.CONFIRMED;
import static dev.sagas.services.orderview.domain.SagaState.PENDING;
import static dev.sagas.services.orderview.domain.Standing.FAILED;
import static dev.sagas.services.orderview.domain.Standing.OPEN;
import static dev.sagas.services.orderview.domain.Standing.REFUSED;
import static dev.sagas.services.orderview.domain.Standing.RELEASED;
import static dev.sagas.services.orderview.domain.Standing.RELEASING;
import static dev.sagas.services.orderview.domain.Standing.REQUESTED;
import static dev.sagas.services.orderview.domain.Standing.RESERVED;
import static dev.sagas.services.orderview.domain.Standing.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WaitsTest {

  private static final Instant SINCE = Instant.parse("2026-11-01T10:00:00Z");
  private static final Instant LAST = SINCE.plusSeconds(50);

  @ParameterizedTest
  @MethodSource
  void waitsForWhoeverHasNotAnswered(
      SagaState state, Standing credit, Standing stock, Standing payment, List<String> services) {
    Map<Part, Standing> standings =
        Map.of(Part.CREDIT, credit, Part.STOCK, stock, Part.PAYMENT, payment);

    List<Wait> waits = Waits.of(state, standings, SINCE, LAST);

    assertThat(waits)
        .extracting(wait -> wait.service() + (wait.since().equals(LAST) ? ", lately" : ""))
        .isEqualTo(services);
  }

  static Stream<Arguments> waitsForWhoeverHasNotAnswered() {
    return Stream.of(
        Arguments.of(PENDING, OPEN, OPEN, OPEN, List.of("customer", "inventory")),
        Arguments.of(PENDING, RESERVED, OPEN, OPEN, List.of("inventory")),
        Arguments.of(PENDING, OPEN, RESERVED, OPEN, List.of("customer")),
        Arguments.of(PENDING, RESERVED, RESERVED, OPEN, List.of("payment, lately")),
        Arguments.of(PENDING, RESERVED, RESERVED, REQUESTED, List.of("payment, lately")),
        Arguments.of(PENDING, RESERVED, RESERVED, RESERVED, List.of("order, lately")),
        Arguments.of(PENDING, RESERVED, RESERVED, REFUSED, List.of("order, lately")),
        Arguments.of(PENDING, REFUSED, RESERVED, OPEN, List.of("order, lately")),
        Arguments.of(PENDING, OPEN, REFUSED, OPEN, List.of("order, lately")),
        Arguments.of(CONFIRMED, RESERVED, SETTLED, RESERVED, List.of("payment")),
        Arguments.of(CONFIRMED, RESERVED, SETTLED, SETTLED, List.of("order, lately")),
        Arguments.of(CONFIRMED, RESERVED, SETTLED, FAILED, List.of("order, lately")),
        Arguments.of(COMPLETED, OPEN, OPEN, OPEN, List.of()),
        Arguments.of(
            CANCELLING, RESERVED, OPEN, RELEASING, List.of("customer", "inventory", "payment")),
        Arguments.of(CANCELLING, RELEASED, RELEASED, RELEASING, List.of("payment")),
        Arguments.of(CANCELLING, RELEASED, RELEASED, RELEASED, List.of("order, lately")),
        Arguments.of(CANCELLED, OPEN, OPEN, OPEN, List.of()));
  }
}
