/** Payments in PostgreSQL, each read under its row's lock by whoever changes it. */
@NullMarked
package dev.sagas.services.payment.persistence;

import org.jspecify.annotations.NullMarked;
