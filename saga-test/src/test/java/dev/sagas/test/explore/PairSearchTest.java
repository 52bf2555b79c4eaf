package dev.sagas.test.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.test.explore.LastTable.Hall;
import dev.sagas.test.explore.LastTable.Host;
import dev.sagas.test.explore.LastTable.HostApplication;
import dev.sagas.test.explore.Tables.GuestApplication;
import dev.sagas.test.explore.Tables.Guests;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search of two sagas by what one can see of the other, against one of both step by step. */
class PairSearchTest {

  private static final int MAX_STATES = 100_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void findsTheVeryStatesThatAreFoundStepByStep(int tables) {
    Coverage each = ExhaustiveSearch.of(world(tables, true, "one", "two"), MAX_STATES);
    PairCoverage both = PairSearch.of(world(tables, true, "one", "two"), MAX_STATES, line -> {});

    assertThat(both.products()).isEqualTo(each.states()).isGreaterThan(40);
    assertThat(both.failure()).isEmpty();
    assertThat(each.failure()).isEmpty();
  }

  @Test
  void followsOnlyOneOfTwoThatAreEqual() {
    PairCoverage different = PairSearch.of(world(1, true, "one", "two"), MAX_STATES, line -> {});
    PairCoverage equal = PairSearch.of(world(1, true, "one", "one"), MAX_STATES, line -> {});

    assertThat(equal.products()).isEqualTo(different.products());
    assertThat(equal.states()).isLessThan(different.states());
  }

  @Test
  void findsAnUpdateThatIsLostAndTellsTheStepsOfBoth() {
    Failure step = ExhaustiveSearch.of(world(2, false, "one", "two"), MAX_STATES).failure().get();
    Failure pair =
        PairSearch.of(world(2, false, "one", "two"), MAX_STATES, line -> {}).failure().get();

    assertThat(pair.what()).isEqualTo(step.what()).startsWith("tables in use is 1");
    assertThat(pair.trace()).hasSameSizeAs(step.trace()).anyMatch(it -> it.startsWith("saga 2"));
  }

  @Test
  void isForTwo() {
    World one = world(1, true, "one");

    assertThatThrownBy(() -> PairSearch.of(one, MAX_STATES, line -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static World world(int tables, boolean locked, String... names) {
    MemoryService guest =
        MemoryService.of(GuestApplication.class, List.of(Guests.class), Substitutes.none());
    MemoryService host =
        MemoryService.of(HostApplication.class, List.of(Host.class), Substitutes.none());
    Hall hall =
        new Hall(
            host.database().table("seated", UUID.class),
            host.database().sharedTable("tables", Integer.class),
            locked);
    host.provide(hall).given(() -> hall.tables().put(LastTable.FREE, tables));
    Guests guests = guest.component(Guests.class);
    Map<String, SagaKind> kinds = new HashMap<>();
    List<SagaKind> visits =
        Arrays.stream(names)
            .map(name -> kinds.computeIfAbsent(name, it -> visit(it, guests)))
            .toList();
    return World.of(List.of(guest, host), visits).keeping(List.of(), List.of(inUse(tables)));
  }

  private static SagaKind visit(String name, Guests guests) {
    UUID id = new UUID(1, name.hashCode());
    return new SagaKind(
        name,
        id,
        List.of(
            ClientRequest.of("a table", "guest", () -> guests.book(id)),
            ClientRequest.atAnyTime("no table", "guest", () -> guests.callOff(id))));
  }

  private static Balance inUse(int tables) {
    return new Balance(
        "tables in use",
        saga -> saga.rows("host", "seated", UUID.class).size(),
        shared ->
            tables
                - shared.rows("host", "tables", Integer.class).stream()
                    .mapToInt(Integer::intValue)
                    .sum());
  }
}
