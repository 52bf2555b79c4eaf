/** Wiring. */
@NullMarked
package dev.sagas.services.customer.config;

import org.jspecify.annotations.NullMarked;
