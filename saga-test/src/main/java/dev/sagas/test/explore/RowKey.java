package dev.sagas.test.explore;

/** Names a row of a service's database. */
record RowKey(String table, Object id) {}
