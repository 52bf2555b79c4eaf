/** The outbox of Namastack, which needs Spring Boot 4, in the contest. */
@NullMarked
package dev.sagas.benchmarks.namastack;

import org.jspecify.annotations.NullMarked;
