package dev.sagas.example;

/** What the greeter reads of {@code guest.arrived.v1}. */
record Arrived(String name) {}
