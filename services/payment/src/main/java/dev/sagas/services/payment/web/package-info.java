/** What operators may look at over HTTP. */
@NullMarked
package dev.sagas.services.payment.web;

import org.jspecify.annotations.NullMarked;
