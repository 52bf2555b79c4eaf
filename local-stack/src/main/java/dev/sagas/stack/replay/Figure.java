package dev.sagas.stack.replay;

/** A number that the file and the databases must agree on. */
enum Figure {
  CUSTOMERS("customers registered", false),
  ORDERS_COMPLETED("orders COMPLETED", false),
  ORDERS_CANCELLED("orders CANCELLED", false),
  ORDERS_IN_OTHER_STATES("orders in any other state", false),
  ORDERED("money ordered (order)", true),
  STANDING("money of COMPLETED orders (order)", true),
  AUTHORISED("money authorised (provider)", true),
  CAPTURED("money captured (provider)", true),
  REFUNDED("money refunded (provider)", true),
  HELD("money authorised, neither captured nor voided (provider)", true),
  PAYMENTS_CAPTURED("money captured and kept (payment)", true),
  EXPOSURE("credit exposure left (customer)", true),
  PIECES_GONE("pieces of stock gone (inventory)", false),
  PIECES_RESERVED("pieces of stock still reserved (inventory)", false);

  private final String title;
  private final boolean money;

  Figure(String title, boolean money) {
    this.title = title;
    this.money = money;
  }

  String title() {
    return title;
  }

  /** Pennies when true, else a count. */
  boolean isMoney() {
    return money;
  }
}
