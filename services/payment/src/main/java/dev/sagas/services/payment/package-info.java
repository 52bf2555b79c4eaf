/** The payment service of the checkout. */
@NullMarked
package dev.sagas.services.payment;

import org.jspecify.annotations.NullMarked;
