package dev.sagas.services.orderview.domain;

/** What an order needs of a service. */
public enum Part {
  CREDIT("customer"),
  STOCK("inventory"),
  PAYMENT("payment");

  private final String service;

  Part(String service) {
    this.service = service;
  }

  /** The service that gives it, and takes it back. */
  public String service() {
    return service;
  }
}
