package dev.sagas.stack.replay;

/** Where a line of the file ends: each line in exactly one. */
enum Bucket {
  SOLD_TO_CUSTOMER("ordered by a known customer"),
  SOLD_TO_GUEST("ordered by a guest (no customer in the file)"),
  RETURNED("returned: the order it was bought with is cancelled"),
  RETURN_OF_NOTHING_KNOWN("cancellation of nothing known"),
  CHARGE("no product: postage, carriage, discount, fees"),
  FREE("price 0: nothing to pay"),
  FRACTION_OF_A_PENNY("price finer than a penny"),
  CORRECTION("the shop's own correction");

  private final String meaning;

  Bucket(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }
}
