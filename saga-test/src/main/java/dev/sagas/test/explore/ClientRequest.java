package dev.sagas.test.explore;

/**
 * Something that a client asks of a service, once for each saga.
 *
 * @param name for the trace, such as {@code checkout}
 * @param service whose transaction it runs in
 * @param optional true when it may come at any time after the others, or never
 * @param useCase the production code, called inside a transaction
 */
public record ClientRequest(String name, String service, boolean optional, Runnable useCase) {

  /** A request without which there is no saga. */
  public static ClientRequest of(String name, String service, Runnable useCase) {
    return new ClientRequest(name, service, false, useCase);
  }

  /** A request that comes at any time after those that are not optional, or never. */
  public static ClientRequest atAnyTime(String name, String service, Runnable useCase) {
    return new ClientRequest(name, service, true, useCase);
  }
}
