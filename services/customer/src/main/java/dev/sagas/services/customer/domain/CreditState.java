package dev.sagas.services.customer.domain;

/** Where the credit of one order stands; the last two are final. */
public enum CreditState {
  /** Held against the limit. */
  RESERVED,
  /** Paid. */
  SETTLED,
  /** Given back unpaid. */
  RELEASED
}
