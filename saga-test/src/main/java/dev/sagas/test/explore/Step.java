package dev.sagas.test.explore;

import dev.sagas.test.explore.Budget.Cost;
import org.jspecify.annotations.Nullable;

/**
 * Something that may happen to a saga next.
 *
 * @param label what it is
 * @param local the saga's state then
 * @param shared what the sagas share then
 * @param cost what it takes of the budget
 * @param smooth whether it is as things should go; the end must be reached by such steps alone
 * @param broken what the step itself breaks; null when it is in order
 */
record Step(
    Label label, int local, int shared, Cost cost, boolean smooth, @Nullable String broken) {}
