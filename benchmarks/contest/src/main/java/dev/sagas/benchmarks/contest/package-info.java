/**
 * What every outbox under test has to do: the load, what is looked at, and the floor, which is a
 * relay without a framework.
 */
@NullMarked
package dev.sagas.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
