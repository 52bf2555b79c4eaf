package dev.sagas.stack.replay;

import static dev.sagas.stack.replay.Samples.sold;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WaveTest {

  @Test
  void keepsOrdersThatAgreeOnPricesTogether() {
    List<Wave> waves =
        waves(
            sold("1", "7", "10001", 1, "1"),
            sold("2", "8", "10001", 1, "1"),
            sold("3", "8", "10002", 1, "9"));

    assertThat(waves).singleElement().satisfies(wave -> assertThat(wave.steps()).hasSize(3));
    assertThat(waves.get(0).prices()).isEmpty();
  }

  @Test
  void listsAnotherPriceBetweenTheOrdersThatUseIt() {
    List<Wave> waves =
        waves(
            sold("1", "7", "10001", 1, "1"),
            sold("2", "8", "10001", 1, "2"),
            sold("3", "8", "10001", 1, "1"));

    assertThat(waves)
        .extracting(Wave::prices)
        .containsExactly(
            sorted(Map.of()), sorted(Map.of("10001", 200L)), sorted(Map.of("10001", 100L)));
  }

  @Test
  void givesACancellationAWaveOfItsOwn() {
    List<Wave> waves =
        waves(
            sold("1", "7", "10001", 2, "1"),
            sold("C2", "7", "10001", -1, "1"),
            sold("3", "8", "10002", 1, "1"));

    assertThat(waves).extracting(wave -> wave.steps().size()).containsExactly(1, 1, 2);
  }

  @Test
  void everyOrderOfTheSampleFindsItsPrice() {
    TradingDay day = TradingDay.of(Samples.sampleFile());
    Map<String, Long> listed = new HashMap<>(day.openingPrices());

    for (Wave wave : Wave.of(day)) {
      listed.putAll(wave.prices());
      wave.steps().stream()
          .filter(Step.Placement.class::isInstance)
          .flatMap(step -> ((Step.Placement) step).items().stream())
          .forEach(item -> assertThat(listed).containsEntry(item.sku(), item.unitPrice()));
    }
    assertThat(Wave.of(day).stream().flatMap(wave -> wave.steps().stream()))
        .containsExactlyElementsOf(day.steps());
  }

  private static List<Wave> waves(RetailLine... lines) {
    return Wave.of(TradingDay.of(List.of(lines)));
  }

  private static SortedMap<String, Long> sorted(Map<String, Long> prices) {
    return new TreeMap<>(prices);
  }
}
