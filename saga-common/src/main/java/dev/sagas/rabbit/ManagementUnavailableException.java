package dev.sagas.rabbit;

import org.jspecify.annotations.Nullable;

/** The management API gave no usable answer: nothing is known of the topology. */
public final class ManagementUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  ManagementUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** This one, that names an earlier one too: no node of a cluster is passed over in silence. */
  ManagementUnavailableException after(@Nullable ManagementUnavailableException earlier) {
    return earlier == null
        ? this
        : new ManagementUnavailableException(earlier.getMessage() + "; " + getMessage(), this);
  }
}
