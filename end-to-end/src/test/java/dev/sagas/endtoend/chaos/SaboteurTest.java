package dev.sagas.endtoend.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.fault.Blow;
import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.fault.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SaboteurTest {

  private static final Duration TIME = Duration.ofMillis(300);
  private static final Duration REST = Duration.ofMillis(5);

  private final Map<String, AtomicInteger> broken = new ConcurrentHashMap<>();
  private final AtomicInteger collisions = new AtomicInteger();
  private final Parts parts = new Parts();

  @Test
  void breaksNoPartTwiceAtATimeAndLeavesNothingBroken() throws Exception {
    Saboteur saboteur =
        saboteur(
            fault("kill", "order"), fault("pause", "order"), fault("kill both", "order", "broker"));

    saboteur.work(TIME);

    assertThat(saboteur.struck()).isNotEmpty();
    assertThat(collisions).hasValue(0);
    assertThat(parts.describe()).isEqualTo("nothing");
  }

  @Test
  void reportsAFaultThatCouldNotBeMended() throws Exception {
    Blow hopeless =
        new Blow(
            "kill",
            Set.of("order"),
            random -> {
              throw new IllegalStateException("it did not come back");
            });
    Saboteur saboteur = saboteur(hopeless);

    saboteur.work(TIME);

    assertThat(saboteur.struck())
        .isNotEmpty()
        .allSatisfy(struck -> assertThat(struck.failure()).contains("it did not come back"));
    assertThat(parts.describe()).isEqualTo("nothing");
  }

  private Saboteur saboteur(Fault... faults) {
    Saboteur saboteur = new Saboteur(parts);
    saboteur.add(new Plan(List.of(faults), 1, REST), 3);
    saboteur.add(new Plan(List.of(faults), 2, REST), 1);
    return saboteur;
  }

  private Fault fault(String kind, String... victims) {
    return new Blow(
        kind,
        Set.of(victims),
        random -> {
          for (String victim : victims) {
            if (broken.computeIfAbsent(victim, any -> new AtomicInteger()).getAndIncrement() > 0) {
              collisions.incrementAndGet();
            }
          }
          Hold.between(1, 5, random);
          for (String victim : victims) {
            broken.computeIfAbsent(victim, any -> new AtomicInteger()).decrementAndGet();
          }
        });
  }
}
