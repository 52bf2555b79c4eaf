package dev.sagas.choreography;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what reacts to an event: a bean's method {@code Reaction name(Body)} or {@code Reaction
 * name(Body, EventContext)}, or a bean class that implements {@code CallingHandler}. The body is
 * the consumer's own record of the fields that it reads.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Handles {

  /** The event type, such as {@code order.placed.v1}. */
  String value();

  /**
   * Whether a {@code CallingHandler} also gets events that come of a replay of history. Without it
   * mails are not sent and cards not charged once more because a service reads the past. Other
   * handlers always get them.
   */
  boolean replays() default false;
}
