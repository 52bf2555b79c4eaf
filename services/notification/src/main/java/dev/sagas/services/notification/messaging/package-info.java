/** Which events make this service write, and what it says of its mails. */
@NullMarked
package dev.sagas.services.notification.messaging;

import org.jspecify.annotations.NullMarked;
