package dev.sagas.stack.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The file's account beside the databases'. */
record Reconciliation(Account file, Account databases) {

  /**
   * A number on which the two sides differ.
   *
   * @param title what it is
   */
  record Disagreement(String title, long expected, long found, boolean money) {}

  boolean agrees() {
    return disagreements().isEmpty();
  }

  List<Disagreement> disagreements() {
    List<Disagreement> all = new ArrayList<>();
    Arrays.stream(Figure.values())
        .filter(figure -> file.figure(figure) != databases.figure(figure))
        .map(
            figure ->
                new Disagreement(
                    figure.title(),
                    file.figure(figure),
                    databases.figure(figure),
                    figure.isMoney()))
        .forEach(all::add);
    addStock(all);
    return all;
  }

  private void addStock(List<Disagreement> all) {
    TreeSet<String> skus = new TreeSet<>(file.stockChange().keySet());
    skus.addAll(databases.stockChange().keySet());
    for (String sku : skus) {
      long expected = file.stockChange().getOrDefault(sku, 0L);
      long found = databases.stockChange().getOrDefault(sku, 0L);
      if (expected != found) {
        all.add(new Disagreement("change of stock of " + sku, expected, found, false));
      }
    }
  }
}
