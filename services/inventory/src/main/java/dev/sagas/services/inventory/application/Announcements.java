package dev.sagas.services.inventory.application;

import dev.sagas.services.inventory.domain.Product;

/**
 * Tells other services, after the commit of the running transaction, what requests have changed.
 */
public interface Announcements {

  /** A product was listed, or listed anew; the caller has its row locked. */
  void listed(Product product);
}
