/** What one event costs the processor, by JMH. */
@NullMarked
package dev.sagas.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
