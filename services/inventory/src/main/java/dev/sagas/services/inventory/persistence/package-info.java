/** Rows in the service's database. */
@NullMarked
package dev.sagas.services.inventory.persistence;

import org.jspecify.annotations.NullMarked;
