package dev.sagas.services.customer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell of the table: where an order's credit stands, and what happens to it next. */
class CreditStatesTest {

  private static final UUID ORDER = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final UUID CUSTOMER = UUID.fromString("01890000-0000-7000-8000-000000000002");
  private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = EARLIER.plusSeconds(60);
  private static final Money TOTAL = new Money(40, "GBP");

  private final Customer customer =
      new Customer(CUSTOMER, "Ada", "ada@example.org", new Money(100, "GBP"), EARLIER);

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOTHING  | PLACED    | Reserved | RESERVED | 40
          NOTHING  | CAPTURED  | Ignored  | NOTHING  | 0
          NOTHING  | CANCELLED | Ignored  | NOTHING  | 0
          RESERVED | PLACED    | Ignored  | RESERVED | 40
          RESERVED | CAPTURED  | Settled  | SETTLED  | 0
          RESERVED | CANCELLED | Released | RELEASED | 0
          SETTLED  | PLACED    | Ignored  | SETTLED  | 0
          SETTLED  | CAPTURED  | Ignored  | SETTLED  | 0
          SETTLED  | CANCELLED | Ignored  | SETTLED  | 0
          RELEASED | PLACED    | Ignored  | RELEASED | 0
          RELEASED | CAPTURED  | Ignored  | RELEASED | 0
          RELEASED | CANCELLED | Ignored  | RELEASED | 0
          """)
  void decides(String before, String event, String outcome, String after, long exposure) {
    CreditReservation known = reservation(before);
    @Nullable Instant endedBefore = known == null ? null : known.endedAt();

    CreditOutcome decided = decide(event, known);

    CreditReservation result =
        decided instanceof CreditOutcome.Reserved reserved ? reserved.reservation() : known;
    assertThat(decided.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(result == null ? "NOTHING" : result.state().name()).isEqualTo(after);
    assertThat(customer.exposure()).isEqualTo(new Money(exposure, "GBP"));
    if (result != null && after.equals(before)) {
      assertThat(result.endedAt()).isEqualTo(endedBefore);
    }
  }

  @ParameterizedTest
  @CsvSource({"CAPTURED", "CANCELLED"})
  void remembersWhenTheReservationEnded(String event) {
    CreditReservation known = reserve();

    decide(event, known);

    assertThat(known.reservedAt()).isEqualTo(EARLIER);
    assertThat(known.endedAt()).isEqualTo(NOW);
  }

  private @Nullable CreditReservation reservation(String state) {
    if (state.equals("NOTHING")) {
      return null;
    }
    CreditReservation reservation = reserve();
    switch (CreditState.valueOf(state)) {
      case RESERVED -> {}
      case SETTLED -> customer.settle(reservation, EARLIER);
      case RELEASED -> customer.release(reservation, EARLIER);
    }
    return reservation;
  }

  private CreditReservation reserve() {
    CreditOutcome outcome = customer.reserve(ORDER, TOTAL, null, EARLIER);
    return ((CreditOutcome.Reserved) outcome).reservation();
  }

  private CreditOutcome decide(String event, @Nullable CreditReservation known) {
    return switch (event) {
      case "PLACED" -> customer.reserve(ORDER, TOTAL, known, NOW);
      case "CAPTURED" -> customer.settle(known, NOW);
      case "CANCELLED" -> customer.release(known, NOW);
      default -> throw new IllegalArgumentException(event);
    };
  }
}
