package dev.sagas.services.notification.domain;

/** Why a customer gets a mail. */
public enum MailKind {
  /** They have registered. */
  WELCOME,
  /** Their order is paid for. */
  CONFIRMATION,
  /** Their order is cancelled. */
  CANCELLATION,
  /** Their money is back. */
  REFUND
}
