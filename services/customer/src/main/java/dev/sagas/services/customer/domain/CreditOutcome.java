package dev.sagas.services.customer.domain;

/** What became of an order's credit. */
public sealed interface CreditOutcome {

  /** The order's total is held against the limit. */
  record Reserved(CreditReservation reservation) implements CreditOutcome {}

  /** Nothing is held, for a business reason. */
  record Refused(CreditRefusal reason) implements CreditOutcome {}

  /** The order is paid: the amount is no longer owed. */
  record Settled(Money amount) implements CreditOutcome {}

  /** The order is off: the amount is free again. */
  record Released(Money amount) implements CreditOutcome {}

  /** The state does not allow it; nothing changed. */
  record Ignored(String reason) implements CreditOutcome {}
}
