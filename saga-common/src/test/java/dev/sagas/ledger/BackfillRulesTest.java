package dev.sagas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.ledger.Gap.Slice;
import dev.sagas.ledger.Gap.Stage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackfillRulesTest {

  private static final Instant RIGHT = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant CLOSED = RIGHT.plusSeconds(300);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final BackfillRules rules = new BackfillRules(MARGIN, HOUR, Duration.ofDays(30));

  @Test
  void readsTheOutageFirstFromAMarginBeforeAllWasLastRight() {
    Gap gap = rules.begin(gap(Stage.OUTAGE, null), CLOSED);

    assertThat(gap.slice().stage()).isEqualTo(Stage.OUTAGE);
    assertThat(gap.slice().from()).isEqualTo(RIGHT.minus(MARGIN));
  }

  @Test
  void readsWhatFollowedABindingsReturnAfterTheMargin() {
    Gap tail = rules.next(gap(Stage.OUTAGE, RIGHT), false, 5L, 90, CLOSED);

    assertThat(tail.slice().stage()).isEqualTo(Stage.TAIL);
    assertThat(tail.slice().next()).isEqualTo(90);
    assertThat(tail.slice().end()).isNull();
    assertThat(tail.slice().dueAt()).isEqualTo(CLOSED.plus(MARGIN));
    assertThat(rules.next(tail, false, 90L, 99, CLOSED).slice().stage()).isEqualTo(Stage.FILLED);
  }

  @Test
  void looksBackForWhatALostQueueHeldUntilASliceShowsNothing() {
    Gap first = rules.next(gap(Stage.OUTAGE, RIGHT), true, 500L, 900, CLOSED);
    assertThat(first.slice().stage()).isEqualTo(Stage.LOOK_BACK);
    assertThat(first.slice().from()).isEqualTo(RIGHT.minus(HOUR));
    assertThat(first.slice().end()).isEqualTo(500);

    Gap second = rules.next(first.read(500, 3), true, 200L, 500, CLOSED);
    assertThat(second.slice().stage()).isEqualTo(Stage.LOOK_BACK);
    assertThat(second.slice().from()).isEqualTo(RIGHT.minus(HOUR).minus(HOUR));
    assertThat(second.slice().end()).isEqualTo(200);
    assertThat(second.slice().found()).isZero();

    Gap tail = rules.next(second.read(200, 0), true, 50L, 200, CLOSED);
    assertThat(tail.slice().stage()).isEqualTo(Stage.TAIL);
    assertThat(tail.slice().next()).isEqualTo(900);
    assertThat(tail.found()).isEqualTo(3);
  }

  @Test
  void neverLooksBackFurtherThanTheInboxRemembers() {
    Duration retention = Duration.ofMinutes(30);
    BackfillRules forgetful = new BackfillRules(MARGIN, HOUR, retention);

    Gap back = forgetful.next(gap(Stage.OUTAGE, RIGHT), true, 500L, 900, CLOSED);

    assertThat(back.slice().from()).isEqualTo(CLOSED.minus(retention).plus(MARGIN));
    Gap tail = forgetful.next(back.read(500, 3), true, 400L, 500, CLOSED);
    assertThat(tail.slice().stage()).isEqualTo(Stage.TAIL);
  }

  @Test
  void movesALookBackThatWaitedToWhereTheInboxBegins() {
    Instant later = CLOSED.plus(Duration.ofDays(30));
    Gap waited = rules.begin(gap(Stage.LOOK_BACK, RIGHT).read(77, 1), later);

    assertThat(waited.slice().from()).isEqualTo(later.minus(Duration.ofDays(30)).plus(MARGIN));
    assertThat(waited.slice().next()).isNull();
    assertThat(rules.refusal(waited, later)).isEmpty();
  }

  @Test
  void refusesAnOutageThatTheInboxHasForgotten() {
    Gap gap = rules.begin(gap(Stage.OUTAGE, null), CLOSED);

    assertThat(rules.refusal(gap, RIGHT.plus(Duration.ofDays(29)))).isEmpty();
    assertThat(rules.refusal(gap, RIGHT.plus(Duration.ofDays(30))))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .contains("order.placed.v1 was last known to be right at 2026-11-21T10:00:00Z")
                    .contains("PT720H"));
  }

  @Test
  void refusesATailThatTheInboxHasForgotten() {
    Gap tail = rules.next(gap(Stage.OUTAGE, RIGHT), false, 5L, 90, CLOSED);

    assertThat(rules.refusal(tail, CLOSED.plus(Duration.ofDays(31)))).isPresent();
    assertThat(rules.refusal(tail, CLOSED.plus(MARGIN))).isEmpty();
  }

  private static Gap gap(Stage stage, @Nullable Instant from) {
    Slice slice = new Slice(stage, from, null, null, 0, CLOSED);
    return new Gap(1, "order.placed.v1", RIGHT, CLOSED, slice, null, 0, null);
  }
}
