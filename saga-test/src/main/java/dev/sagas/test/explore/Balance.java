package dev.sagas.test.explore;

import java.util.function.ToLongFunction;

/**
 * A sum that is kept over all sagas, at any moment: what is shared equals what the sagas account
 * for. For example, a customer's exposure is the sum of the amounts that her orders hold.
 *
 * @param name for the message
 * @param ofSaga what one saga accounts for
 * @param ofShared what it must come to
 */
public record Balance(
    String name, ToLongFunction<SagaView> ofSaga, ToLongFunction<SharedView> ofShared) {}
