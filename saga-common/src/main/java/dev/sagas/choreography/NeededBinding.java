package dev.sagas.choreography;

/**
 * A binding without which a message would not arrive.
 *
 * @param exchange the source
 * @param routingKey the key as it must be bound
 * @param queue the destination
 */
public record NeededBinding(String exchange, String routingKey, String queue) {

  @Override
  public String toString() {
    return "%s --%s--> %s".formatted(exchange, routingKey, queue);
  }
}
