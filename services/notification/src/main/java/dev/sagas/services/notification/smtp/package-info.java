/** The mail server, by SMTP. */
@NullMarked
package dev.sagas.services.notification.smtp;

import org.jspecify.annotations.NullMarked;
