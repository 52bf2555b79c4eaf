package dev.sagas.choreography;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the application class of a service that takes part in a choreography. The service's name
 * gives its exchanges and queues: {@code customer} publishes to {@code customer.events}, reads
 * {@code customer.inbox}, and retries and parks by way of {@code customer.local}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Participant {

  /** The service's name: one lower-case word, or several joined by hyphens. */
  String value();

  /** Every event type that the service publishes. */
  Publishes[] publishes() default {};
}
