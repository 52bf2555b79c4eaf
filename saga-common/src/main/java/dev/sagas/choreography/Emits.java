package dev.sagas.choreography;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares which events a handler, or a use case that begins a saga, may emit. A handler that emits
 * another one fails.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Emits {

  /** Event types that are published at once. */
  String[] value() default {};

  /**
   * Event types that report a refusal; published at once, instead of those of {@link #value()}.
   * Every step that may be done by then needs a compensation that is reachable from here. On a use
   * case: what ends a saga on request, at whatever point it is.
   */
  String[] refusals() default {};

  /**
   * Event types that join several handlers: published at once by whichever comes last, when every
   * handler of the service that names the type here has done its part. To begin such a join is to
   * wait for the others.
   */
  String[] whenAll() default {};

  /** Event types that are published later, at their deadline. */
  String[] scheduled() default {};
}
