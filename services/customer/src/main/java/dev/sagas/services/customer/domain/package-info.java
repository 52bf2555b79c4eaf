/**
 * Customers, their credit and the decisions about it; pure, without clock, identifiers or input and
 * output.
 */
@NullMarked
package dev.sagas.services.customer.domain;

import org.jspecify.annotations.NullMarked;
