/** Rows in the service's database. */
@NullMarked
package dev.sagas.services.customer.persistence;

import org.jspecify.annotations.NullMarked;
