package dev.sagas.services.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell of the table: where an order's stock stands, and what happens to it next. */
class StockStatesTest {

  private static final UUID ORDER = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = EARLIER.plusSeconds(60);
  private static final Quantities FOUR = Quantities.of(List.of(new Line("MUG", 4)));

  private final Product mug = new Product("MUG", "A mug", new Money(250, "GBP"));
  private final Shelf shelf = new Shelf(List.of(mug));

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOTHING    | PLACED    | Reserved  | RESERVED  | 10 | 4
          NOTHING    | CONFIRMED | Ignored   | NOTHING   | 10 | 0
          NOTHING    | CANCELLED | Ignored   | NOTHING   | 10 | 0
          RESERVED   | PLACED    | Ignored   | RESERVED  | 10 | 4
          RESERVED   | CONFIRMED | Committed | COMMITTED | 6  | 0
          RESERVED   | CANCELLED | Released  | RELEASED  | 10 | 0
          COMMITTED  | PLACED    | Ignored   | COMMITTED | 6  | 0
          COMMITTED  | CONFIRMED | Ignored   | COMMITTED | 6  | 0
          COMMITTED  | CANCELLED | Released  | RELEASED  | 10 | 0
          RELEASED   | PLACED    | Ignored   | RELEASED  | 10 | 0
          RELEASED   | CONFIRMED | Ignored   | RELEASED  | 10 | 0
          RELEASED   | CANCELLED | Ignored   | RELEASED  | 10 | 0
          """)
  void decides(
      String before, String event, String outcome, String after, long onHand, long reserved) {
    mug.receive(10);
    StockReservation known = reservation(before);
    @Nullable Instant releasedBefore = known == null ? null : known.releasedAt();

    StockOutcome decided = decide(event, known);

    StockReservation result =
        decided instanceof StockOutcome.Reserved made ? made.reservation() : known;
    assertThat(decided.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(result == null ? "NOTHING" : result.state().name()).isEqualTo(after);
    assertThat(mug.onHand()).isEqualTo(onHand);
    assertThat(mug.reserved()).isEqualTo(reserved);
    if (result != null && after.equals(before)) {
      assertThat(result.releasedAt()).isEqualTo(releasedBefore);
    }
  }

  @ParameterizedTest
  @CsvSource({"RESERVED", "COMMITTED"})
  void remembersWhenStockLeftAndCameBack(String before) {
    mug.receive(10);
    StockReservation known = reserve();
    if (before.equals("COMMITTED")) {
      shelf.commit(known, EARLIER.plusSeconds(30));
    }

    shelf.release(known, NOW);

    assertThat(known.reservedAt()).isEqualTo(EARLIER);
    assertThat(known.committedAt())
        .isEqualTo(before.equals("COMMITTED") ? EARLIER.plusSeconds(30) : null);
    assertThat(known.releasedAt()).isEqualTo(NOW);
  }

  private @Nullable StockReservation reservation(String state) {
    if (state.equals("NOTHING")) {
      return null;
    }
    StockReservation reservation = reserve();
    switch (StockState.valueOf(state)) {
      case RESERVED -> {}
      case COMMITTED -> shelf.commit(reservation, EARLIER);
      case RELEASED -> shelf.release(reservation, EARLIER);
    }
    return reservation;
  }

  private StockReservation reserve() {
    return ((StockOutcome.Reserved) shelf.reserve(ORDER, FOUR, null, EARLIER)).reservation();
  }

  private StockOutcome decide(String event, @Nullable StockReservation known) {
    return switch (event) {
      case "PLACED" -> shelf.reserve(ORDER, FOUR, known, NOW);
      case "CONFIRMED" -> shelf.commit(known, NOW);
      case "CANCELLED" -> shelf.release(known, NOW);
      default -> throw new IllegalArgumentException(event);
    };
  }
}
