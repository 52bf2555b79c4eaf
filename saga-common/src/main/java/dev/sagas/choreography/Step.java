package dev.sagas.choreography;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the step that a handler performs. The fence lets it take effect once for each saga, and
 * never after its compensation. A handler that returns {@code Refused} bars its step.
 *
 * <p>A {@code CallingHandler}'s step counts as done when its answer is recorded. A compensation
 * that comes during the call finds the step open and bars it; the answer is recorded all the same,
 * and the compensation must settle what became of the call.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Step {

  /** The step's name, unique within its service: {@code reserve-credit}. */
  String value();
}
