package dev.sagas.test.explore;

import dev.sagas.retry.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a service did in one go.
 *
 * @param outcome what becomes of the delivery; null when the dispatch was halted
 * @param halt where it was halted; null when it came to its end
 * @param changes what the last transaction did
 */
record Effect(
    @Nullable Outcome outcome, @Nullable Halt halt, Rows saga, Rows shared, Changes changes) {}
