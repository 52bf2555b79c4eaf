package dev.sagas.services.order.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.services.order.domain.OrderState;
import dev.sagas.services.order.domain.StateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderWatchTest {

  private static final UUID ORDER = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  private final RecordedChanges changes = new RecordedChanges();
  private final OrderWatch watch = new OrderWatch(changes);

  @Test
  void completesWhenTheOrderIsAtRest() {
    CompletableFuture<Void> rest = watch.rest(ORDER, Duration.ofHours(1));

    changes.add(ORDER, 0, OrderState.PENDING);
    watch.look();
    assertThat(rest).isNotDone();

    changes.add(ORDER, 1, OrderState.CANCELLED);
    watch.look();
    assertThat(rest).isCompleted();
    assertThat(watch.watching()).isZero();
  }

  @Test
  void looksAtTheLastChangeAlone() {
    changes.add(ORDER, 0, OrderState.COMPLETED);
    changes.add(ORDER, 1, OrderState.CANCELLING);

    CompletableFuture<Void> rest = watch.rest(ORDER, Duration.ofHours(1));
    watch.look();

    assertThat(rest).isNotDone();
  }

  @Test
  void completesWhenTheWaitIsOver() {
    CompletableFuture<Void> rest = watch.rest(ORDER, Duration.ofMillis(1));

    assertThat(rest).succeedsWithin(Duration.ofSeconds(10));
    assertThat(watch.watching()).isZero();
  }

  @Test
  void completesAtShutDownAndForWhoeverComesAfter() {
    CompletableFuture<Void> before = watch.rest(ORDER, Duration.ofHours(1));

    watch.close();

    assertThat(before).isCompleted();
    assertThat(watch.rest(ORDER, Duration.ofHours(1))).isCompleted();
  }

  @Test
  void asksOnceForAllAndNotAtAllForNone() {
    watch.look();
    List<CompletableFuture<Void>> rests =
        Stream.of(ORDER, ORDER, OTHER).map(id -> watch.rest(id, Duration.ofHours(1))).toList();
    watch.look();

    assertThat(rests).allSatisfy(rest -> assertThat(rest).isNotDone());
    assertThat(changes.asked).containsExactly(Set.of(ORDER, OTHER));
  }

  private static final class RecordedChanges implements OrderQueries {

    private final List<NumberedChange> known = new ArrayList<>();
    private final List<Set<UUID>> asked = new ArrayList<>();

    void add(UUID orderId, int sequence, OrderState state) {
      known.add(new NumberedChange(orderId, sequence, new StateChange(state, null, Instant.EPOCH)));
    }

    @Override
    public List<NumberedChange> changes(Set<UUID> orderIds) {
      asked.add(orderIds);
      return known.stream().filter(change -> orderIds.contains(change.orderId())).toList();
    }

    @Override
    public Optional<OrderView> find(UUID id) {
      return Optional.empty();
    }

    @Override
    public List<OrderView> ofCustomer(UUID customerId, @Nullable UUID before, int limit) {
      return List.of();
    }

    @Override
    public List<LateOrders.Found> unchangedSince(Instant moment, int examples) {
      return List.of();
    }
  }
}
