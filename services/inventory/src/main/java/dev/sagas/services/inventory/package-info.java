/** The inventory service: what is for sale at which price, and how much of it is there. */
@NullMarked
package dev.sagas.services.inventory;

import org.jspecify.annotations.NullMarked;
