package dev.sagas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.faultagent.Plant;
import dev.sagas.faultagent.Planted;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.SettableClock;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.time.Instant;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Negative controls: each planted fault breaks the promise that its mechanism is there for. The
 * same situation, gone through without the fault first, shows that the fault is the reason.
 */
class PlantedFaultsIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();
  private static final SettableClock CLOCK = SettableClock.at(Instant.now());
  private static final Instrumentation JVM = ByteBuddyAgent.install();
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Many times what a promise takes to be kept. */
  private static final Duration SHORT = Duration.ofSeconds(6);

  private static LabInstance lab;

  @BeforeAll
  static void start() {
    Lab.prepare(SERVERS);
    lab = LabInstance.start(SERVERS, CLOCK, "saga.outbox.sweep-interval=50ms");
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @ParameterizedTest
  @EnumSource(Plant.class)
  void isFound(Plant plant) throws Exception {
    promise(plant, LONG).isKept();

    try (Planted planted = Planted.plant(plant, JVM)) {
      assertThat(planted).isNotNull();
      assertThatThrownBy(() -> promise(plant, SHORT).isKept())
          .as("%s stays green", plant)
          .isInstanceOfAny(AssertionError.class, ConditionTimeoutException.class);
    }
  }

  private static Promise promise(Plant plant, Duration patience) {
    Situation situation = new Situation(SERVERS, lab, CLOCK, patience);
    return switch (plant) {
      case CONFIRMS_NOT_AWAITED ->
          new OutboxPromises(situation)::anEventIsKeptUntilTheBrokerHasTakenIt;
      case RETURNS_IGNORED, MANDATORY_OFF, REFUSED_EVENT_DELETED ->
          new OutboxPromises(situation)::anEventThatNoQueueTakesIsKept;
      case ORDERING_LOCK_SKIPPED -> new OutboxPromises(situation)::noEventOvertakesAnotherOfItsKey;
      case LEASE_WITHOUT_END -> new OutboxPromises(situation)::aPausedRelayHoldsNothingForEver;
      case SWEEP_BLIND -> new OutboxPromises(situation)::whatACrashedInstanceLeftIsPublished;
      case DEADLINE_DROPPED -> new OutboxPromises(situation)::aScheduledEventIsPublished;
      case DEADLINE_EARLY ->
          new OutboxPromises(situation)::aScheduledEventIsNotPublishedBeforeItsTime;
      case INBOX_KEY_IGNORED -> new InboxPromises(situation)::anEventTakesEffectOnce;
      case FENCE_OPEN, FENCE_LEFT_OPEN ->
          new InboxPromises(situation)::aStepNeverRunsAfterItsCompensation;
      case FENCE_NEVER_LEFT -> new InboxPromises(situation)::aStepThatDidNothingMayStillBeDone;
      case PARKED_NOWHERE, DEAD_LETTER_NOT_STORED ->
          new InboxPromises(situation)::whatCannotBeHandledIsKeptForAnOperator;
      case ACK_BEFORE_COMMIT ->
          new InboxPromises(situation)::aDeliveryThatWasNotCommittedComesAgain;
      case ACK_WITHOUT_COPY -> new InboxPromises(situation)::aDeliveryThatFailedComesAgain;
    };
  }

  /** What the engine promises, put to the test in one situation. */
  @FunctionalInterface
  private interface Promise {
    void isKept() throws Exception;
  }
}
