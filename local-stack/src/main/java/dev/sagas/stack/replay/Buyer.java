package dev.sagas.stack.replay;

/**
 * Who buys.
 *
 * @param reference the file's customer number, or {@code guest-} and the invoice
 */
record Buyer(String reference, String country) {

  static Buyer of(RetailLine line) {
    boolean guest = line.customer().isEmpty();
    return new Buyer(guest ? "guest-" + line.invoice() : line.customer(), line.country());
  }
}
