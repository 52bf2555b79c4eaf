package dev.sagas.services.customer.application;

import java.util.UUID;

/** No customer of this id is registered. */
public final class CustomerNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CustomerNotFoundException(UUID id) {
    super("There is no customer " + id + ".");
  }
}
