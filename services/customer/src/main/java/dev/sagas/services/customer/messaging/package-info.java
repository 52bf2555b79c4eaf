/** What the service reads from and publishes to the broker, and the handlers between the two. */
@NullMarked
package dev.sagas.services.customer.messaging;

import org.jspecify.annotations.NullMarked;
