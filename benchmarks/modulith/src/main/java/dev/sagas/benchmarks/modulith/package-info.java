/** The event publication registry of Spring Modulith in the contest. */
@NullMarked
package dev.sagas.benchmarks.modulith;

import org.jspecify.annotations.NullMarked;
