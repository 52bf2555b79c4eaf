package dev.sagas.services.customer.domain;

/** Why an order gets no credit. */
public enum CreditRefusal {
  /** No customer of this id is registered. */
  UNKNOWN_CUSTOMER,
  /** The order's total is more than what is left of the limit. */
  CREDIT_LIMIT_EXCEEDED,
  /** The order is in another currency than the limit; nothing is ever converted. */
  CURRENCY_MISMATCH
}
