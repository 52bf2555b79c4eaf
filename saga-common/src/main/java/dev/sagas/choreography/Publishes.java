package dev.sagas.choreography;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One event type that a service publishes; used inside {@link Participant}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Publishes {

  /** The event type, such as {@code order.placed.v1}; its first word is the service's name. */
  String type();

  /** The record that is written as the event's JSON body; each class stands for one type. */
  Class<?> body();

  /** True when no participant needs to react: the event reports an end. */
  boolean terminal() default false;

  /**
   * True when whoever reacts to it always answers in the end, because a failure is retried and,
   * when parked, alarms: the publisher may wait for these answers without a deadline. The verifier
   * holds the answering handlers to it.
   */
  boolean alwaysAnswered() default false;
}
