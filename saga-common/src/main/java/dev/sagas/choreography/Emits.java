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

  /** Event types that are published later, at their deadline. */
  String[] scheduled() default {};
}
