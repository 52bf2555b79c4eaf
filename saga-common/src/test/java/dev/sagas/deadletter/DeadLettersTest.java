package dev.sagas.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sagas.deadletter.AuditEntry.Action;
import dev.sagas.deadletter.Settlement.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private static final String PLACED = "order.placed.v1";
  private static final String CANCELLED = "order.cancelled.v1";
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final Duration MAX_STAY = Duration.ofDays(14);
  private static final Request ADA = Request.by("ada").because("bug 7 is fixed");

  private final RememberedLetters store = new RememberedLetters();
  private final List<MessageContent> redriven = new ArrayList<>();
  private Redriver redriver = redriven::add;

  @Test
  void redrivesAndAuditsWhoDidItAndWhy() {
    long id = parked(PLACED);

    Settlement settlement = deadLetters().redrive(id, ADA);

    assertThat(settlement.result()).isEqualTo(Result.REDRIVEN);
    assertThat(redriven).hasSize(1);
    assertThat(store.state(id)).isEqualTo(DeadLetterState.REDRIVEN);
    assertThat(store.audit(id))
        .containsExactly(
            new AuditEntry("ada", Action.REDRIVE, NOW, "bug 7 is fixed", false, "begun"),
            new AuditEntry(
                "ada", Action.REDRIVE, NOW, "bug 7 is fixed", false, "the inbox queue has it"));
  }

  @Test
  void keepsAMessageParkedThatTheBrokerDidNotConfirm() {
    long id = parked(PLACED);
    redriver =
        message -> {
          throw new RedriveFailedException("returned", null);
        };

    Settlement settlement = deadLetters().redrive(id, ADA);

    assertThat(settlement.result()).isEqualTo(Result.FAILED);
    assertThat(store.state(id)).isEqualTo(DeadLetterState.PARKED);
    assertThat(store.audit(id))
        .extracting(AuditEntry::result)
        .containsExactly("begun", "not confirmed: returned");
  }

  @Test
  void losesNothingWhenItCrashesBetweenPublishingAndMarking() {
    long id = parked(PLACED);
    redriver =
        message -> {
          redriven.add(message);
          throw new IllegalStateException("the process was killed here");
        };
    assertThatThrownBy(() -> deadLetters().redrive(id, ADA)).hasMessageContaining("killed");
    assertThat(store.state(id)).isEqualTo(DeadLetterState.REDRIVING);
    assertThat(store.audit(id)).extracting(AuditEntry::result).containsExactly("begun");

    redriver = redriven::add;
    Settlement again = deadLetters().redrive(id, ADA);

    assertThat(again.result()).isEqualTo(Result.REDRIVEN);
    assertThat(redriven).hasSize(2);
  }

  @Test
  void refusesToDiscardWhatMayHaveBeenRedriven() {
    long id = parked(PLACED);
    store.move(id, DeadLetterState.REDRIVING);

    Settlement settlement = deadLetters().discard(id, ADA);

    assertThat(settlement.result()).isEqualTo(Result.REFUSED);
    assertThat(deadLetters().discard(id, ADA.forced()).result()).isEqualTo(Result.DISCARDED);
  }

  @Test
  void redrivesASettledMessageNoMore() {
    long id = parked(PLACED);
    deadLetters().redrive(id, ADA);

    assertThat(deadLetters().redrive(id, ADA).result()).isEqualTo(Result.ALREADY_SETTLED);
    assertThat(deadLetters().discard(id, ADA.forced()).result()).isEqualTo(Result.ALREADY_SETTLED);
    assertThat(redriven).hasSize(1);
    assertThat(store.audit(id))
        .extracting(AuditEntry::action, AuditEntry::result)
        .contains(
            tuple(Action.REDRIVE, "it does not wait any more"),
            tuple(Action.DISCARD, "it does not wait any more"));
  }

  @Test
  void refusesARedriveOfAnEventThatTheInboxMayHaveForgotten() {
    long id = store.add(PLACED, NOW, NOW.minus(RETENTION).minusSeconds(1));

    Settlement settlement = deadLetters().redrive(id, ADA);

    assertThat(settlement.result()).isEqualTo(Result.REFUSED);
    assertThat(settlement.message()).contains("tells duplicates for PT720H only").contains("force");
    assertThat(redriven).isEmpty();
    assertThat(store.audit(id).get(0).result()).startsWith("refused: ");
  }

  @Test
  void refusesARedriveAfterTheLongestStay() {
    long id = store.add(PLACED, NOW.minus(MAX_STAY).minusSeconds(1), NOW);

    Settlement settlement = deadLetters().redrive(id, ADA);

    assertThat(settlement.result()).isEqualTo(Result.REFUSED);
    assertThat(settlement.message()).contains("saga.dead-letters.max-stay");
  }

  @Test
  void redrivesUpToTheVeryLastMomentOfBothLimits() {
    long id = store.add(PLACED, NOW.minus(MAX_STAY), NOW.minus(RETENTION));

    assertThat(deadLetters().redrive(id, ADA).result()).isEqualTo(Result.REDRIVEN);
  }

  @Test
  void redrivesAnOldEventByForceAndSaysSo() {
    long id = store.add(PLACED, NOW, NOW.minus(RETENTION).minusSeconds(1));

    assertThat(deadLetters().redrive(id, ADA.forced()).result()).isEqualTo(Result.REDRIVEN);
    assertThat(store.audit(id)).extracting(AuditEntry::forced).containsOnly(true);
  }

  @Test
  void discardsAndAuditsWhoDidItAndWhy() {
    long id = parked(PLACED);

    Settlement settlement = deadLetters().discard(id, ADA);

    assertThat(settlement.result()).isEqualTo(Result.DISCARDED);
    assertThat(store.audit(id))
        .containsExactly(
            new AuditEntry("ada", Action.DISCARD, NOW, "bug 7 is fixed", false, "given up"));
    assertThat(redriven).isEmpty();
  }

  @Test
  void discardsACompensationByForceOnly() {
    long id = parked(CANCELLED);

    Settlement refused = deadLetters().discard(id, ADA);

    assertThat(refused.result()).isEqualTo(Result.REFUSED);
    assertThat(refused.message()).contains("order.cancelled.v1 is protected").contains("force");
    assertThat(store.state(id)).isEqualTo(DeadLetterState.PARKED);
    assertThat(deadLetters().discard(id, ADA.forced()).result()).isEqualTo(Result.DISCARDED);
    assertThat(store.audit(id)).extracting(AuditEntry::forced).containsExactly(false, true);
  }

  @Test
  void settlesWhatAFilterSelectsAndTellsOfEach() {
    long placed = parked(PLACED);
    long cancelled = parked(CANCELLED);

    List<Settlement> settlements = deadLetters().discard(DeadLetterFilter.all(), ADA);

    assertThat(settlements)
        .extracting(Settlement::id, Settlement::result)
        .containsExactly(tuple(placed, Result.DISCARDED), tuple(cancelled, Result.REFUSED));
  }

  @Test
  void redrivesOnlyWhatTheFilterSelects() {
    parked(PLACED);
    long cancelled = parked(CANCELLED);

    List<Settlement> settlements =
        deadLetters().redrive(DeadLetterFilter.all().ofType(CANCELLED), ADA);

    assertThat(settlements).extracting(Settlement::id).containsExactly(cancelled);
    assertThat(redriven).hasSize(1);
  }

  @Test
  void stopsARedriveOfManyAtTheFirstThatIsNotConfirmed() {
    parked(PLACED);
    parked(PLACED);
    redriver =
        message -> {
          throw new RedriveFailedException("the broker is away", null);
        };

    assertThat(deadLetters().redrive(DeadLetterFilter.all(), ADA)).hasSize(1);
  }

  @Test
  void saysThatThereIsNone() {
    assertThat(deadLetters().redrive(77, ADA).result()).isEqualTo(Result.NOT_FOUND);
    assertThat(deadLetters().discard(77, ADA).result()).isEqualTo(Result.NOT_FOUND);
    assertThat(deadLetters().read(77)).isEmpty();
  }

  @Test
  void refusesAnAnonymousRequest() {
    assertThatThrownBy(() -> Request.by(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void forceNeedsAReason() {
    assertThatThrownBy(() -> Request.by("ada").forced())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("why");
    assertThatThrownBy(() -> Request.by("ada").because(" ").forced())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAPageWithoutBounds() {
    assertThatThrownBy(() -> DeadLetterFilter.all().page(0, 1001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DeadLetterFilter.all().page(0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private long parked(String type) {
    return store.add(type, NOW, NOW);
  }

  private DeadLetters deadLetters() {
    DeadLetterSettings settings = new DeadLetterSettings(RETENTION, MAX_STAY, Set.of(CANCELLED));
    return new DeadLetters(store, redriver, settings, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
