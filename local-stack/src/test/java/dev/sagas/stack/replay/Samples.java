package dev.sagas.stack.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Lines and files to test with. */
final class Samples {

  private static long number = 1;

  private Samples() {}

  /** The small file that comes with the replay: every kind of dirt in twenty lines. */
  static List<RetailLine> sampleFile() {
    var resource = Objects.requireNonNull(Samples.class.getResourceAsStream("sample-retail.csv"));
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return RetailFile.read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RetailLine sold(String invoice, String customer, String sku, int quantity, String price) {
    return new RetailLine(
        ++number, invoice, sku, "A thing", quantity, new BigDecimal(price), customer, "France");
  }
}
