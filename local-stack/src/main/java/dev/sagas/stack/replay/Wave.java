package dev.sagas.stack.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Steps that do not depend on each other, in the order of the file: orders that agree on the price
 * of each SKU, or one cancellation. The prices of one wave are listed before it begins, and after
 * the wave before it was accepted; that lets each order find the prices of the file.
 *
 * @param prices what has to be listed anew, in pennies by SKU
 */
record Wave(SortedMap<String, Long> prices, List<Step> steps) {

  /** Cuts a day into waves, as few as its order allows. */
  static List<Wave> of(TradingDay day) {
    Cutter cutter = new Cutter(day.openingPrices());
    day.steps().forEach(cutter::add);
    return cutter.finish();
  }

  private static final class Cutter {
    private final Map<String, Long> listed;
    private final List<Wave> waves = new ArrayList<>();
    private final Map<String, Long> used = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    Cutter(Map<String, Long> listed) {
      this.listed = new HashMap<>(listed);
    }

    void add(Step step) {
      if (step instanceof Step.Placement order && agrees(order)) {
        put(order);
        return;
      }
      cut();
      if (step instanceof Step.Placement order) {
        put(order);
      } else {
        steps.add(step);
        cut();
      }
    }

    List<Wave> finish() {
      cut();
      return waves;
    }

    private boolean agrees(Step.Placement order) {
      return order.items().stream()
          .allMatch(item -> used.getOrDefault(item.sku(), item.unitPrice()) == item.unitPrice());
    }

    private void put(Step.Placement order) {
      order.items().forEach(item -> used.put(item.sku(), item.unitPrice()));
      steps.add(order);
    }

    private void cut() {
      if (steps.isEmpty()) {
        return;
      }
      SortedMap<String, Long> changes = new TreeMap<>();
      used.forEach(
          (sku, price) -> {
            if (!price.equals(listed.put(sku, price))) {
              changes.put(sku, price);
            }
          });
      waves.add(new Wave(changes, List.copyOf(steps)));
      used.clear();
      steps.clear();
    }
  }
}
