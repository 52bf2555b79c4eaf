package dev.sagas.example;

/** The body of {@code greeter.greeted.v1}. */
record Greeted(String text) {}
