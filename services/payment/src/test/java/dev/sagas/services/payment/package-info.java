/** Tests of the payment service. */
@NullMarked
package dev.sagas.services.payment;

import org.jspecify.annotations.NullMarked;
