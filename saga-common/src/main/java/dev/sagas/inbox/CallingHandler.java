package dev.sagas.inbox;

import dev.sagas.event.EventContext;

/**
 * A handler that calls the outside world: the call runs between two transactions, never inside one.
 *
 * <p>{@link #prepare} commits the intent; {@link #call} runs without a database transaction and may
 * be repeated after a crash or a time-out, so it must carry an idempotency key; {@link #record}
 * stores the answer in one transaction with the inbox row and the emitted events. A delivery whose
 * inbox row exists does nothing.
 *
 * <p>Declared by {@code @Handles} and {@code @Emits} on the class, which must be a Spring bean.
 *
 * @param <E> the consumer's own record of the event
 * @param <C> what the call needs to know
 * @param <A> the answer
 */
public interface CallingHandler<E, C, A> {

  /**
   * Looks at the state, in a transaction, and records the intent to call, or ends without a call.
   */
  Preparation<C> prepare(E event, EventContext context);

  /**
   * Calls the outside world, outside any transaction.
   *
   * @throws dev.sagas.retry.RetryLaterException if the answer is not known: the event comes again
   *     later
   */
  A call(C request);

  /**
   * Records the answer, in a transaction. Must look at the state again: it may have changed during
   * the call.
   */
  Reaction record(E event, C request, A answer, EventContext context);
}
