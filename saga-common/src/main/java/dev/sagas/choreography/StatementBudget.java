package dev.sagas.choreography;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a delivery to this handler may cost the database, written where it is spent: a test compares
 * it with what is executed (see {@code StatementBudgets} in {@code saga-test}), so that a query in
 * a loop, or an entity that loads more than it did, is seen in review and not in production.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface StatementBudget {

  /**
   * Executed statements, a batch counting as one: those of the handler, its inbox row, its fence
   * and its outbox rows; begin and commit not.
   */
  int value();
}
