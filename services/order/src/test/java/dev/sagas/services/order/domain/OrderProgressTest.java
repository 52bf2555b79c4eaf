package dev.sagas.services.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderProgressTest {

  private static final UUID ORDER = new UUID(0, 1);
  private static final UUID CUSTOMER = new UUID(0, 2);
  private static final Money TOTAL = new Money(5098, "GBP");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant EARLIER = NOW.minusSeconds(1);

  /** The state after each event in each state; a dot where the event is ignored. */
  private static final String TABLE =
      """
      event                     PENDING     CONFIRMED   COMPLETED   CANCELLING  CANCELLED
      payment.authorized        CONFIRMED   .           .           .           .
      payment.captured          .           COMPLETED   .           .           .
      CREDIT_REJECTED           CANCELLING  .           .           .           .
      STOCK_REJECTED            CANCELLING  .           .           .           .
      PAYMENT_DECLINED          CANCELLING  .           .           .           .
      CAPTURE_FAILED            .           CANCELLING  .           .           .
      DEADLINE_PASSED           CANCELLING  .           .           .           .
      CANCELLATION_REQUESTED    CANCELLING  CANCELLING  CANCELLING  .           .
      released:CUSTOMER         .           .           .           CANCELLING  .
      released:INVENTORY        .           .           .           CANCELLING  .
      released:PAYMENT          .           .           .           CANCELLING  .
      """;

  private static final Map<OrderState, OrderEvent> EVENT_ON_ENTERING =
      Map.of(
          OrderState.CONFIRMED, new OrderConfirmed(ORDER, CUSTOMER, TOTAL, NOW),
          OrderState.COMPLETED, new OrderCompleted(ORDER, CUSTOMER, TOTAL, NOW));

  static Stream<Arguments> cells() {
    List<List<String>> rows =
        TABLE.lines().map(line -> Arrays.asList(line.strip().split("\\s+"))).toList();
    List<String> states = rows.get(0);
    return rows.stream()
        .skip(1)
        .flatMap(
            row ->
                Stream.of(1, 2, 3, 4, 5)
                    .map(
                        column ->
                            Arguments.of(
                                row.get(0),
                                OrderState.valueOf(states.get(column)),
                                expected(row.get(column)))));
  }

  private static @Nullable OrderState expected(String cell) {
    return cell.equals(".") ? null : OrderState.valueOf(cell);
  }

  @ParameterizedTest(name = "{0} in {1} leads to {2}")
  @MethodSource("cells")
  void reactsToEachEventInEachState(String event, OrderState source, @Nullable OrderState target) {
    OrderProgress before = in(source);

    Decision decision = reaction(event).apply(before);

    if (target == null) {
      assertThat(decision).isInstanceOf(Decision.Ignored.class);
      assertThat(((Decision.Ignored) decision).reason()).contains(source.name());
    } else {
      Decision.Moved moved = (Decision.Moved) decision;
      assertThat(moved.next().state()).isEqualTo(target);
      assertThat(moved.events()).isEqualTo(eventsOf(event, source, target));
    }
  }

  @Test
  void theTableNamesEveryReasonEveryRespondentAndEveryState() {
    assertThat(TABLE)
        .contains(Arrays.stream(CancellationReason.values()).map(Enum::name).toList())
        .contains(Arrays.stream(Respondent.values()).map(by -> "released:" + by).toList())
        .contains(Arrays.stream(OrderState.values()).map(Enum::name).toList());
  }

  @Test
  void deadlineCountsOnlyWhilePending() {
    Cancellation deadline = Cancellation.of(CancellationReason.DEADLINE_PASSED);

    assertThat(in(OrderState.PENDING).cancel(deadline, NOW)).isInstanceOf(Decision.Moved.class);
    assertThat(in(OrderState.CONFIRMED).cancel(deadline, NOW))
        .isEqualTo(new Decision.Ignored("DEADLINE_PASSED finds CONFIRMED"));
  }

  @Test
  void closesWhenTheLastOfTheThreeAnswersWhicheverItIs() {
    for (Respondent last : Respondent.values()) {
      OrderProgress progress = in(OrderState.CANCELLING);
      for (Respondent other : Respondent.values()) {
        progress = other == last ? progress : next(progress.release(other, EARLIER));
      }

      Decision decision = progress.release(last, NOW);

      assertThat(next(decision).state()).isEqualTo(OrderState.CANCELLED);
      assertThat(((Decision.Moved) decision).events())
          .containsExactly(
              new OrderClosed(ORDER, CUSTOMER, CancellationReason.CANCELLATION_REQUESTED, NOW));
    }
  }

  @Test
  void answersAreASetNotACount() {
    OrderProgress once = next(in(OrderState.CANCELLING).release(Respondent.CUSTOMER, EARLIER));
    OrderProgress twice = next(once.release(Respondent.PAYMENT, EARLIER));

    Decision repeated = twice.release(Respondent.CUSTOMER, NOW);

    assertThat(repeated).isEqualTo(new Decision.Ignored("CUSTOMER has answered before"));
    assertThat(twice.state()).isEqualTo(OrderState.CANCELLING);
  }

  @Test
  void keepsTheFirstReason() {
    OrderProgress cancelling =
        next(
            in(OrderState.PENDING)
                .cancel(new Cancellation(CancellationReason.STOCK_REJECTED, "short"), NOW));

    Decision second =
        cancelling.cancel(Cancellation.of(CancellationReason.CANCELLATION_REQUESTED), NOW);

    assertThat(second).isInstanceOf(Decision.Ignored.class);
    assertThat(cancelling.cancellation())
        .isEqualTo(new Cancellation(CancellationReason.STOCK_REJECTED, "short"));
  }

  @Test
  void tellsTheOthersWhyItIsCancelled() {
    Decision decision =
        in(OrderState.CONFIRMED)
            .cancel(new Cancellation(CancellationReason.CAPTURE_FAILED, "expired"), NOW);

    assertThat(((Decision.Moved) decision).events())
        .containsExactly(
            new OrderCancelled(ORDER, CUSTOMER, CancellationReason.CAPTURE_FAILED, "expired", NOW));
  }

  private static Function<OrderProgress, Decision> reaction(String event) {
    if (event.startsWith("released:")) {
      Respondent by = Respondent.valueOf(event.substring("released:".length()));
      return progress -> progress.release(by, NOW);
    }
    return switch (event) {
      case "payment.authorized" -> progress -> progress.confirm(NOW);
      case "payment.captured" -> progress -> progress.complete(NOW);
      default ->
          progress -> progress.cancel(Cancellation.of(CancellationReason.valueOf(event)), NOW);
    };
  }

  private static List<OrderEvent> eventsOf(String event, OrderState source, OrderState target) {
    if (source == OrderState.CANCELLING) {
      return List.of();
    }
    return target == OrderState.CANCELLING
        ? List.of(new OrderCancelled(ORDER, CUSTOMER, CancellationReason.valueOf(event), null, NOW))
        : List.of(Objects.requireNonNull(EVENT_ON_ENTERING.get(target)));
  }

  private static OrderProgress next(Decision decision) {
    return ((Decision.Moved) decision).next();
  }

  /** Led there by the production code, so that no state is tested that cannot be. */
  private static OrderProgress in(OrderState state) {
    OrderProgress placed = OrderProgress.placed(ORDER, CUSTOMER, TOTAL);
    return switch (state) {
      case PENDING -> placed;
      case CONFIRMED -> next(placed.confirm(EARLIER));
      case COMPLETED -> next(in(OrderState.CONFIRMED).complete(EARLIER));
      case CANCELLING ->
          next(placed.cancel(Cancellation.of(CancellationReason.CANCELLATION_REQUESTED), EARLIER));
      case CANCELLED -> {
        OrderProgress progress = in(OrderState.CANCELLING);
        for (Respondent by : Respondent.values()) {
          progress = next(progress.release(by, EARLIER));
        }
        yield progress;
      }
    };
  }
}
