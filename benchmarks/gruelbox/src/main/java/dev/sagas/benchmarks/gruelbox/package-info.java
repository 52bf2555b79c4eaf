/** The transaction-outbox of gruelbox in the contest. */
@NullMarked
package dev.sagas.benchmarks.gruelbox;

import org.jspecify.annotations.NullMarked;
