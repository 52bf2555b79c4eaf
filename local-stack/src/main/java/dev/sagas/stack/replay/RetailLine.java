package dev.sagas.stack.replay;

import java.math.BigDecimal;

/**
 * One line of an invoice, as the file has it.
 *
 * @param number line of the file, the header being 1
 * @param description may be empty
 * @param quantity negative in a cancellation, and in the shop's own corrections
 * @param unitPrice in pounds
 * @param customer empty when the shop did not know the customer
 */
record RetailLine(
    long number,
    String invoice,
    String stockCode,
    String description,
    int quantity,
    BigDecimal unitPrice,
    String customer,
    String country) {

  /** What the line is worth; negative when money goes back. */
  BigDecimal worth() {
    return unitPrice.multiply(BigDecimal.valueOf(quantity));
  }
}
