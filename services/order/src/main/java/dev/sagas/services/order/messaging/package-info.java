/** What the order service makes of the other participants' events. */
@NullMarked
package dev.sagas.services.order.messaging;

import org.jspecify.annotations.NullMarked;
