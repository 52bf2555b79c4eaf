package dev.sagas.services.orderview.gateway;

import org.springframework.http.HttpStatusCode;

/** A service does not answer, or not as it should. */
public final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreachableException(String who, Throwable cause) {
    super(who + " does not answer", cause);
  }

  UnreachableException(String who, HttpStatusCode status) {
    super("%s answers with status %d".formatted(who, status.value()));
  }
}
