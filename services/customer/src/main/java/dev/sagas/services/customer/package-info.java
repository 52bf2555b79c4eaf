/** The customer service: who may buy, and how much of each credit limit is taken. */
@NullMarked
package dev.sagas.services.customer;

import org.jspecify.annotations.NullMarked;
