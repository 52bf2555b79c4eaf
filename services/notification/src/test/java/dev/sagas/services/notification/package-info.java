/** Tests of the notification service. */
@NullMarked
package dev.sagas.services.notification;

import org.jspecify.annotations.NullMarked;
