package dev.sagas.benchmarks.sagas;

/** An event that no queue takes, until one is bound. */
record Forgotten(long number, String key, long place, String padding) {}
