package dev.sagas.endtoend.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.chaos.Plan.Strike;
import dev.sagas.endtoend.fault.Blow;
import dev.sagas.endtoend.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final List<Fault> FAULTS =
      List.of(
          fault("kill", "order"),
          fault("kill", "payment"),
          fault("pause", "order"),
          fault("pause", "payment"),
          fault("alarm", "broker"));

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(strikes(42, 100)).isEqualTo(strikes(42, 100));
  }

  @Test
  void isAnotherForAnotherSeed() {
    assertThat(strikes(42, 100)).isNotEqualTo(strikes(43, 100));
  }

  @Test
  void hasEveryKindInEachRound() {
    List<Strike> strikes = strikes(7, 9);

    assertThat(strikes.subList(0, 3)).extracting(it -> it.fault().kind()).doesNotHaveDuplicates();
    assertThat(strikes.subList(3, 6)).extracting(it -> it.fault().kind()).doesNotHaveDuplicates();
    assertThat(strikes.subList(6, 9)).extracting(it -> it.fault().kind()).doesNotHaveDuplicates();
  }

  @Test
  void letsVictimsTakeTurns() {
    List<Fault> kills =
        strikes(7, 6).stream().map(Strike::fault).filter(it -> it.kind().equals("kill")).toList();

    assertThat(kills).containsExactlyInAnyOrder(FAULTS.get(0), FAULTS.get(1));
  }

  private static List<Strike> strikes(long seed, int count) {
    Plan plan = new Plan(FAULTS, seed, Duration.ofSeconds(1));
    return Stream.generate(plan::next).limit(count).toList();
  }

  private static Fault fault(String kind, String part) {
    return new Blow(kind, Set.of(part), random -> {});
  }
}
