package dev.sagas.services.orderview.application;

import dev.sagas.services.orderview.domain.Fact;
import dev.sagas.services.orderview.domain.SagaEvent;

/** Where the view is kept: generation by generation. Calls need a transaction. */
public interface Views {

  /**
   * Keeps an event in one generation, with what it tells. An event that is there already changes
   * nothing, and the order in which events come does not matter.
   */
  void keep(int generation, SagaEvent event, Fact fact);
}
