package dev.sagas.verification.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.test.explore.Failure;
import dev.sagas.test.explore.Substitutes;
import dev.sagas.test.explore.Walked;
import dev.sagas.test.explore.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RandomWalksTest {

  private static final Supplier<World> SOUND = () -> BusyShop.world(Wiring.sound());
  private static final Supplier<World> UNFENCED =
      () ->
          BusyShop.world(
              Wiring.sound()
                  .with(
                      CheckoutServices.CUSTOMER,
                      Substitutes.none().withFence(WeakStores::noFence)));

  @Test
  void endWellAndInEveryWayThereIs() {
    Walked walked = BusyShop.walk(SOUND, 20_260_101, 20_000, line -> {});

    assertThat(walked.failure()).isEmpty();
    assertThat(walked.sagas()).isGreaterThanOrEqualTo(20_000);
    assertThat(walked.outcomes())
        .containsOnlyKeys(
            "completed",
            "credit rejected",
            "stock rejected",
            "payment declined",
            "capture failed",
            "cancellation requested",
            "deadline passed")
        .allSatisfy((outcome, count) -> assertThat(count).isGreaterThan(200));
  }

  @Test
  void areTheSameForTheSameSeed() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    List<String> other = new ArrayList<>();

    BusyShop.walk(SOUND, 7, 400, first::add);
    BusyShop.walk(SOUND, 7, 400, second::add);
    BusyShop.walk(SOUND, 8, 400, other::add);

    assertThat(second).isEqualTo(first).isNotEqualTo(other);
  }

  @Test
  void tellTheSeedAndAShortWayToAFaultWhichTheSameSeedFindsAgain() {
    Options options = Options.of("--seed", "3", "--sagas", "20000", "--workers", "1");
    List<String> told = new ArrayList<>();

    boolean well = BusyShop.walk(UNFENCED, options, told::add);
    Failure again = BusyShop.walk(UNFENCED, 3, 20_000, line -> {}).failure().orElseThrow();

    assertThat(well).isFalse();
    assertThat(told).anyMatch(it -> it.contains("seed 3:") && it.endsWith(again.toString()));
    assertThat(again.trace()).hasSizeLessThan(40);
  }
}
