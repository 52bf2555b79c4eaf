package dev.sagas.benchmarks.namastack;

/** What is stored: where an event goes, and what it says. */
record Event(String route, String json) {}
