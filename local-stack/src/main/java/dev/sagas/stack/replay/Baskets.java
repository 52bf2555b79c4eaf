package dev.sagas.stack.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a retailer's customers bought together: one list of lines for each order of a file, for runs
 * that need orders of real sizes.
 */
public final class Baskets {

  private static final String SAMPLE = "sample-retail.csv";

  private Baskets() {}

  /**
   * Pieces of one product.
   *
   * @param unitPrice pennies
   */
  public record Line(String sku, long quantity, long unitPrice) {}

  /** The orders of {@code file}. */
  public static List<List<Line>> of(Path file) {
    return of(RetailFile.read(file));
  }

  /** The orders of the sample that comes with this project. */
  public static List<List<Line>> ofSample() {
    try (InputStream sample = Objects.requireNonNull(Baskets.class.getResourceAsStream(SAMPLE));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(sample, StandardCharsets.UTF_8))) {
      return of(RetailFile.read(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<Line>> of(List<RetailLine> file) {
    return TradingDay.of(file).placements().stream().map(Baskets::lines).toList();
  }

  private static List<Line> lines(Step.Placement order) {
    return order.items().stream()
        .map(item -> new Line(item.sku(), item.quantity(), item.unitPrice()))
        .toList();
  }
}
