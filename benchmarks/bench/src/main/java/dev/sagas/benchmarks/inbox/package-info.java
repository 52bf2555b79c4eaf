/** Our inbox when it holds few rows and many. */
@NullMarked
package dev.sagas.benchmarks.inbox;

import org.jspecify.annotations.NullMarked;
