/** PostgreSQL behind outbox, inbox, fence and dead letters; knows nothing of the broker. */
@NullMarked
package dev.sagas.jdbc;

import org.jspecify.annotations.NullMarked;
