/** Mails to customers, because of what other services say: they do not know of this one. */
@NullMarked
package dev.sagas.services.notification;

import org.jspecify.annotations.NullMarked;
