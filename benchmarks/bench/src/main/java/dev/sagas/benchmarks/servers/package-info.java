/** What private servers of benchmarks leave on the disk. */
@NullMarked
package dev.sagas.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
