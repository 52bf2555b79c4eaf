package dev.sagas.services.notification.domain;

/** What became of a mail. */
public enum MailState {
  /** It is to be sent, or its answer is not known. */
  REQUESTED,
  /** A mail server has taken it. */
  SENT,
  /** The mail server will never take it. */
  REFUSED
}
