/**
 * Runs the whole system on one machine: PostgreSQL, RabbitMQ and every service that the repository
 * builds, with demo data and a page that says where all of it is.
 */
@NullMarked
package dev.sagas.stack;

import org.jspecify.annotations.NullMarked;
