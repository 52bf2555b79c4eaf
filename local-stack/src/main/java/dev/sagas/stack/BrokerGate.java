package dev.sagas.stack;

import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Holds the start of a service when all of it is built, and before any of it talks to RabbitMQ,
 * until that serves; a broker that cannot be started ends the service's start. Loaded with the
 * service's libraries, to which its Spring belongs.
 */
public final class BrokerGate implements ApplicationContextInitializer<GenericApplicationContext> {

  private final CompletableFuture<?> broker;

  /**
   * @param broker completed when RabbitMQ serves, or cannot be started
   */
  public BrokerGate(CompletableFuture<?> broker) {
    this.broker = broker;
  }

  @Override
  public void initialize(GenericApplicationContext context) {
    // Called after the last bean is made, and before those with a life cycle are started.
    context.registerBean("brokerGate", SmartInitializingSingleton.class, () -> broker::join);
  }
}
