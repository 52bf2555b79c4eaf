package dev.sagas.benchmarks.sagas;

/** An event that a queue takes. */
record Measured(long number, String key, long place, String padding) {}
