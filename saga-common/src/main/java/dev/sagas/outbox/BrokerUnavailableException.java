package dev.sagas.outbox;

import org.jspecify.annotations.Nullable;

/** The broker cannot take events now; time, not another try of ours, will mend it. */
public final class BrokerUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong with the broker. */
  public BrokerUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
