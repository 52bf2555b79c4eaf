package dev.sagas.inbox;

/** A handler and the body that it is to be given. */
record Invocation(Handler handler, Object body) {}
