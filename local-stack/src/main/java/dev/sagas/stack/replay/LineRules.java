package dev.sagas.stack.replay;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a line is, seen by itself; docs/replay.md states these rules. */
final class LineRules {

  private static final Pattern SALE = Pattern.compile("\\d+");
  private static final Pattern CANCELLATION = Pattern.compile("[Cc]\\d+");
  private static final Pattern PRODUCT = Pattern.compile("\\d{5}\\p{Alnum}*");
  private static final int PENNY_SCALE = 2;

  private LineRules() {}

  /** Whether the invoice takes back an earlier one. */
  static boolean isCancellation(String invoice) {
    return CANCELLATION.matcher(invoice).matches();
  }

  /**
   * The bucket of a line. A returned line is {@link Bucket#RETURN_OF_NOTHING_KNOWN} here: whether
   * it was bought is for the whole day to say.
   */
  static Bucket classify(RetailLine line) {
    if (!SALE.matcher(line.invoice()).matches() && !isCancellation(line.invoice())) {
      return Bucket.CORRECTION;
    }
    if (!PRODUCT.matcher(line.stockCode()).matches()) {
      return Bucket.CHARGE;
    }
    Bucket priced = byPrice(line);
    return priced == Bucket.SOLD_TO_CUSTOMER ? byQuantity(line) : priced;
  }

  private static Bucket byPrice(RetailLine line) {
    return switch (line.unitPrice().signum()) {
      case -1 -> Bucket.CORRECTION;
      case 0 -> Bucket.FREE;
      default ->
          line.unitPrice().stripTrailingZeros().scale() > PENNY_SCALE
              ? Bucket.FRACTION_OF_A_PENNY
              : Bucket.SOLD_TO_CUSTOMER;
    };
  }

  private static Bucket byQuantity(RetailLine line) {
    boolean goesBack = isCancellation(line.invoice());
    if (goesBack ? line.quantity() >= 0 : line.quantity() <= 0) {
      return Bucket.CORRECTION;
    }
    if (goesBack) {
      return Bucket.RETURN_OF_NOTHING_KNOWN;
    }
    return line.customer().isEmpty() ? Bucket.SOLD_TO_GUEST : Bucket.SOLD_TO_CUSTOMER;
  }

  /** The shop writes the same code in capitals and in small letters. */
  static String sku(RetailLine line) {
    return line.stockCode().toUpperCase(Locale.ROOT);
  }

  /** Whole pennies; only of a line that is sold or returned. */
  static long pennies(RetailLine line) {
    return line.unitPrice().movePointRight(PENNY_SCALE).longValueExact();
  }
}
