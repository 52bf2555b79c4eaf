package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.rabbit.BrokerTopology.Queue;
import dev.sagas.rabbit.BrokerTopology.Vitals;
import dev.sagas.rabbit.TopologyProblem.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumerGuardTest {

  private final List<String> restarted = new ArrayList<>();
  private final List<String> replaced = new ArrayList<>();
  private final Eight consumers = new Eight();
  private final AtomicLong time = new AtomicLong();
  private long work = 1_000;
  private final ConsumerGuard guard =
      new ConsumerGuard(consumers, restarted::add, replaced::add, time::get);

  @BeforeEach
  void aLeaderThatIsKnownForLong() {
    look(8L, "a", 500L);
    pass(QueueConsumers.STEADY.plusSeconds(1));
  }

  private void pass(Duration duration) {
    time.addAndGet(duration.toNanos());
  }

  @Test
  void leavesConsumersAloneThatTheBrokerKnows() {
    assertThat(look(8L, "a", 1_000L)).isEmpty();
    assertThat(look(16L, "a", 2_000L)).isEmpty();

    assertThat(guard.doubts()).isFalse();
    assertThat(consumers.restarts).isZero();
  }

  @Test
  void startsThemAnewWhenTheQueueKnowsTooFewTwiceInARow() {
    assertThat(look(0L, "a", 1_000L)).isEmpty();
    assertThat(guard.doubts()).isTrue();

    assertThat(look(0L, "a", 1_001L))
        .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.CONSUMERS));
    assertThat(consumers.restarts).isEqualTo(1);
    assertThat(restarted).containsExactly("shop.inbox");
    assertThat(replaced).isEmpty();
  }

  @Test
  void forgetsADoubtThatTheNextLookDoesNotConfirm() {
    look(7L, "a", 1_000L);
    look(8L, "a", 1_001L);
    look(7L, "a", 1_002L);

    assertThat(consumers.restarts).isZero();
  }

  @Test
  void startsThemAnewWhenTheQueueIsAnotherOne() {
    look(8L, "a", 90_000L);

    assertThat(look(8L, "a", 4_000L)).isPresent();
    assertThat(consumers.restarts).isEqualTo(1);
    assertThat(replaced).containsExactly("shop.inbox");
    assertThat(look(8L, "a", 5_000L)).isEmpty();
  }

  @Test
  void comparesWithWhatWasKnownBeforeTheStatisticsWereMissing() {
    look(8L, "a", 90_000L);
    look(null, null, null);

    assertThat(look(8L, "a", 4_000L)).isPresent();
  }

  @Test
  void takesAnotherLeaderForTheSameQueue() {
    look(8L, "a", 90_000L);

    assertThat(look(8L, "b", 4_000L)).isEmpty();
    assertThat(look(8L, "a", 2_000L)).isEmpty();
    assertThat(consumers.restarts).isZero();
  }

  /** The statistics of the one before are told as those of the new one, until it sends its own. */
  @Test
  void concludesNothingFromWhatIsToldSoonAfterAChangeOfLeader() {
    look(8L, "a", 90_000L);
    look(8L, "b", 90_001L);
    pass(QueueConsumers.STEADY.minusSeconds(1));
    look(8L, "b", 90_001L);
    pass(Duration.ofSeconds(3));

    assertThat(look(8L, "b", 4_000L)).isEmpty();
    assertThat(look(8L, "b", 3_000L)).isPresent();
    assertThat(consumers.restarts).isEqualTo(1);
  }

  @Test
  void takesAQueueForTheSameWhoseConsumersHaveStartedSince() {
    look(8L, "a", 90_000L);
    consumers.generation++;

    assertThat(look(8L, "a", 4_000L)).isEmpty();
    assertThat(consumers.restarts).isZero();
  }

  @Test
  void concludesNothingWhileConsumersComeAndGo() {
    consumers.steady = 0;

    look(0L, "a", 1_000L);
    look(0L, "a", 900L);
    guard.look(new BrokerTopology(Map.of(), Map.of(), List.of()));

    assertThat(guard.doubts()).isFalse();
    assertThat(consumers.restarts).isZero();
  }

  @Test
  void concludesNothingWithoutStatistics() {
    look(8L, "a", 90_000L);

    look(null, null, null);
    look(null, "a", null);

    assertThat(consumers.restarts).isZero();
  }

  @Test
  void startsThemAnewWhenMessagesAreReadyTwiceInARowThatNoneOfThemGets() {
    consumers.idle = true;

    assertThat(lookAtMessages(3L, 0L)).isEmpty();
    assertThat(guard.doubts()).isTrue();

    assertThat(lookAtMessages(3L, 0L))
        .hasValueSatisfying(
            it -> {
              assertThat(it.kind()).isEqualTo(Kind.CONSUMERS);
              assertThat(it.what())
                  .isEqualTo(
                      "shop.inbox has messages ready, but this instance's consumers, idle, get"
                          + " none");
            });
    assertThat(consumers.restarts).isEqualTo(1);
    assertThat(restarted).containsExactly("shop.inbox");
    assertThat(replaced).isEmpty();
    assertThat(guard.doubts()).isFalse();
  }

  /** As after one replacement: the new queue's first messages are taken for ones they have had. */
  @Test
  void startsThemAnewWhenTheyAreTheOnlyOnesAndHaveNotWhatTheQueueHasDelivered() {
    consumers.idle = true;

    assertThat(lookAtMessages(0L, 10L)).isEmpty();
    assertThat(guard.doubts()).isTrue();

    assertThat(lookAtMessages(0L, 10L)).isPresent();
    assertThat(consumers.restarts).isEqualTo(1);
  }

  @Test
  void takesWhatIsDeliveredForAnotherInstancesWhenThereIsOne() {
    consumers.idle = true;

    for (int look = 0; look < 2; look++) {
      assertThat(look(new Vitals(16L, "a", work++, 0L, 10L))).isEmpty();
      assertThat(look(new Vitals(null, "a", work++, 0L, 10L))).isEmpty();
    }
    assertThat(guard.doubts()).isFalse();
  }

  @Test
  void leavesConsumersAloneThatAreAtWorkOrGetDeliveries() {
    lookAtMessages(5_000L, 128L);
    lookAtMessages(5_000L, 128L);

    assertThat(guard.doubts()).isFalse();
    assertThat(consumers.restarts).isZero();
  }

  @Test
  void forgetsMessagesThatWereReadyWhenADeliveryCameSince() {
    consumers.idle = true;
    lookAtMessages(3L, 0L);
    consumers.idle = false;
    lookAtMessages(3L, 0L);
    assertThat(guard.doubts()).isFalse();
    consumers.idle = true;
    lookAtMessages(3L, 0L);

    assertThat(consumers.restarts).isZero();
  }

  @Test
  void forgetsMessagesThatWereReadyWhenTheConsumersCameAndWentSince() {
    consumers.idle = true;
    lookAtMessages(3L, 0L);
    consumers.steady = 0;
    lookAtMessages(3L, 0L);
    assertThat(guard.doubts()).isFalse();
    consumers.steady = 8;
    lookAtMessages(3L, 0L);

    assertThat(consumers.restarts).isZero();
  }

  @Test
  void takesIdleConsumersOfAnEmptyQueueForGood() {
    consumers.idle = true;

    lookAtMessages(0L, 0L);
    lookAtMessages(0L, 0L);

    assertThat(guard.doubts()).isFalse();
    assertThat(consumers.restarts).isZero();
  }

  @Test
  void concludesNothingWhenItIsNotSaidWhatMessagesThereAre() {
    consumers.idle = true;

    lookAtMessages(null, null);
    lookAtMessages(null, null);

    assertThat(guard.doubts()).isFalse();
    assertThat(consumers.restarts).isZero();
  }

  /** Nothing is delivered during the change, and what is told may be from before. */
  @Test
  void concludesNothingFromMessagesThatAreReadySoonAfterAChangeOfLeader() {
    consumers.idle = true;

    for (int look = 0; look < 2; look++) {
      assertThat(look(new Vitals(8L, "b", work++, 3L, 0L))).isEmpty();
      assertThat(look(new Vitals(8L, null, work++, 3L, 0L))).isEmpty();
    }
    assertThat(guard.doubts()).isFalse();
    pass(QueueConsumers.STEADY.plusSeconds(1));

    look(new Vitals(8L, "b", work++, 3L, 0L));
    assertThat(look(new Vitals(8L, "b", work++, 3L, 0L))).isPresent();
  }

  private Optional<TopologyProblem> look(
      @Nullable Long known, @Nullable String leader, @Nullable Long work) {
    return look(new Vitals(known, leader, work, null, null));
  }

  /** The same queue, at work, with so many messages. */
  private Optional<TopologyProblem> lookAtMessages(@Nullable Long ready, @Nullable Long unacked) {
    return look(new Vitals(8L, "a", work++, ready, unacked));
  }

  private Optional<TopologyProblem> look(Vitals vitals) {
    Queue queue = new Queue("quorum", true, Map.of(), vitals);
    return guard.look(new BrokerTopology(Map.of(), Map.of("shop.inbox", queue), List.of()));
  }

  private static final class Eight implements QueueConsumers {
    private int steady = 8;
    private long generation;
    private int restarts;
    private boolean idle;

    @Override
    public String queue() {
      return "shop.inbox";
    }

    @Override
    public int steady() {
      return steady;
    }

    @Override
    public long generation() {
      return generation;
    }

    @Override
    public boolean isIdle() {
      return idle;
    }

    @Override
    public void restart() {
      restarts++;
    }
  }
}
