/** Runs the micro-benchmarks. */
@NullMarked
package dev.sagas.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
