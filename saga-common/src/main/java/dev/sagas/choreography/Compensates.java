package dev.sagas.choreography;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a handler undoes steps of its own service. Before it runs, the fence closes all of
 * them, in its transaction: those done become COMPENSATED, those not yet come BARRED. The handler
 * always runs, looks at the state of its aggregate and answers.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Compensates {

  /** Names of steps of the same service; not empty. */
  String[] value();
}
