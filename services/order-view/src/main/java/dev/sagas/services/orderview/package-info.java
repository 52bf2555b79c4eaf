/**
 * The order view: what happened to each order, in every service, from their events alone. It emits
 * nothing, and the services that it watches do not know of it.
 */
@NullMarked
package dev.sagas.services.orderview;

import org.jspecify.annotations.NullMarked;
