package dev.sagas.services.payment.messaging;

/**
 * The steps that the fence lets take effect once for each order, and never after its cancellation.
 */
final class Steps {

  static final String NOTE_ORDER = "note-order";
  static final String NOTE_CREDIT = "note-credit";
  static final String NOTE_STOCK = "note-stock";
  static final String AUTHORIZE = "authorize";
  static final String CAPTURE = "capture";

  private Steps() {}
}
