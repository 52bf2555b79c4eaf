/** The ports of the order service on PostgreSQL. */
@NullMarked
package dev.sagas.services.order.persistence;

import org.jspecify.annotations.NullMarked;
