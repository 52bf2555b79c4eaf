package dev.sagas.services.orderview.domain;

/**
 * How far a part of an order has come. Of two the later one is the present one, whichever event
 * came first.
 */
public enum Standing {
  /** No answer has come. */
  OPEN,
  /** The provider is asked. */
  REQUESTED,
  /** Credit or stock is held, or the payment is authorised. */
  RESERVED,
  /** There is no credit or stock, or the card was declined. */
  REFUSED,
  /** The money could not be captured. */
  FAILED,
  /** Credit is settled, stock has left, the money is captured. */
  SETTLED,
  /** It is being given back. */
  RELEASING,
  /** It was given back, or there was nothing to give back. */
  RELEASED
}
