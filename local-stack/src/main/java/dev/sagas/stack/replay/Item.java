package dev.sagas.stack.replay;

/**
 * Pieces of one product at one price.
 *
 * @param quantity pieces, positive
 * @param unitPrice pennies
 */
record Item(String sku, long quantity, long unitPrice) {

  long worth() {
    return Math.multiplyExact(quantity, unitPrice);
  }

  Item withQuantity(long other) {
    return new Item(sku, other, unitPrice);
  }
}
