package dev.sagas.services.order.web;

import java.util.regex.Pattern;

/**
 * A client's key for one checkout: the same key never places a second order.
 *
 * @param value opaque; 1 to 255 visible ASCII characters
 */
record IdempotencyKey(String value) {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");

  IdempotencyKey {
    if (!FORM.matcher(value).matches()) {
      throw Problem.badRequest(HEADER, "must be 1 to 255 visible ASCII characters");
    }
  }
}
