/** Our outbox beside others and beside the floor: the same work, the same servers, by turns. */
@NullMarked
package dev.sagas.benchmarks.outbox;

import org.jspecify.annotations.NullMarked;
