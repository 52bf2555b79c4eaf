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
  void startsAllAnewWhenOnlySomeWereCancelled() {
    consumers.partlyCancelled = true;
    consumers.steady = 0;

    assertThat(look(8L, "a", 1_000L)).isPresent();
    assertThat(consumers.restarts).isEqualTo(1);
  }

  private Optional<TopologyProblem> look(
      @Nullable Long known, @Nullable String leader, @Nullable Long work) {
    Queue queue = new Queue("quorum", true, Map.of(), new Vitals(known, leader, work));
    return guard.look(new BrokerTopology(Map.of(), Map.of("shop.inbox", queue), List.of()));
  }

  private static final class Eight implements QueueConsumers {
    private int steady = 8;
    private long generation;
    private boolean partlyCancelled;
    private int restarts;

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
    public boolean partlyCancelled() {
      return partlyCancelled;
    }

    @Override
    public void restart() {
      restarts++;
    }
  }
}
