package dev.sagas.test.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.fence.FenceState;
import dev.sagas.fence.FenceStore;
import dev.sagas.test.explore.Tables.GuestApplication;
import dev.sagas.test.explore.Tables.Guests;
import dev.sagas.test.explore.Tables.Room;
import dev.sagas.test.explore.Tables.Waiter;
import dev.sagas.test.explore.Tables.WaiterApplication;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How to explore services of one's own. */
class ExplorationTest {

  private static final UUID VISIT = new UUID(1, 1);

  @Test
  void clearsEachTableThatIsCalledOffInWhateverOrderTheEventsCome() {
    Coverage coverage = ExhaustiveSearch.of(world(Substitutes.none()), 10_000);

    assertThat(coverage.failure()).isEmpty();
    assertThat(coverage.ends()).isPositive();
  }

  @Test
  void findsTheShortestWayToATableThatIsLaidForNoOne() {
    World unfenced = world(Substitutes.none().withFence(NoFence::new));

    Failure failure = ExhaustiveSearch.of(unfenced, 10_000).failure().orElseThrow();

    assertThat(failure.what()).isEqualTo("a table is laid for no one");
    assertThat(failure.trace())
        .containsExactly(
            "guest is asked for a table",
            "guest is asked for no table",
            "waiter handles guest.called-off.v1",
            "waiter handles guest.booked.v1");
  }

  @Test
  void findsTheSameInRandomWalksAndMakesTheWayShort() {
    Walked walked =
        RandomWalks.run(
            () -> world(Substitutes.none().withFence(NoFence::new)),
            Leaning.NONE,
            42,
            10_000,
            line -> {});

    assertThat(walked.failure().orElseThrow().trace()).hasSize(4);
  }

  private static World world(Substitutes parts) {
    MemoryService guest =
        MemoryService.of(GuestApplication.class, List.of(Guests.class), Substitutes.none());
    MemoryService waiter = MemoryService.of(WaiterApplication.class, List.of(Waiter.class), parts);
    waiter.provide(new Room(waiter.database().table("laid", UUID.class)));
    Guests guests = guest.component(Guests.class);
    SagaKind visit =
        new SagaKind(
            "visit",
            VISIT,
            List.of(
                ClientRequest.of("a table", "guest", () -> guests.book(VISIT)),
                ClientRequest.atAnyTime("no table", "guest", () -> guests.callOff(VISIT))));
    return World.of(List.of(guest, waiter), List.of(visit))
        .with(Budget.of(2, 2))
        .keeping(List.of(ExplorationTest::noTableForNoOne), List.of());
  }

  private static Optional<String> noTableForNoOne(SagaView visit) {
    boolean calledOff = visit.emitted("guest.called-off.v1") > 0;
    boolean laid = !visit.rows("waiter", "laid", UUID.class).isEmpty();
    return visit.ended() && calledOff && laid
        ? Optional.of("a table is laid for no one")
        : Optional.empty();
  }

  /** A fence that lets everything pass. */
  private record NoFence(FenceStore fence) implements FenceStore {
    @Override
    public Optional<FenceState> enter(UUID sagaId, String step) {
      return Optional.empty();
    }

    @Override
    public void bar(UUID sagaId, String step) {}

    @Override
    public void leave(UUID sagaId, String step) {}

    @Override
    public void compensate(UUID sagaId, Collection<String> steps) {}
  }
}
