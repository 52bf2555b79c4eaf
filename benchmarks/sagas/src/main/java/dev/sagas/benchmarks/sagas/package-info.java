/** The outbox of saga-common in the contest. */
@NullMarked
package dev.sagas.benchmarks.sagas;

import org.jspecify.annotations.NullMarked;
