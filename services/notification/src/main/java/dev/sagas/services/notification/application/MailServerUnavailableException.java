package dev.sagas.services.notification.application;

/** It is not known whether the mail server has a letter; it may be handed over again. */
public final class MailServerUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MailServerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
