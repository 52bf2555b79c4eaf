/**
 * Products, their stock and the decisions about it; pure, without clock, identifiers or input and
 * output.
 */
@NullMarked
package dev.sagas.services.inventory.domain;

import org.jspecify.annotations.NullMarked;
