/** The view in PostgreSQL: one schema for each generation. */
@NullMarked
package dev.sagas.services.orderview.persistence;

import org.jspecify.annotations.NullMarked;
