/** How soon the system serves, and how much memory it takes. */
@NullMarked
package dev.sagas.benchmarks.start;

import org.jspecify.annotations.NullMarked;
