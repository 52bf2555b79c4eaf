/** Wiring. */
@NullMarked
package dev.sagas.services.inventory.config;

import org.jspecify.annotations.NullMarked;
