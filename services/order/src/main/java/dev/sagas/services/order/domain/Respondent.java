package dev.sagas.services.order.domain;

/** The participants that answer every cancellation; it has ended when all of them have. */
public enum Respondent {
  CUSTOMER,
  INVENTORY,
  PAYMENT
}
