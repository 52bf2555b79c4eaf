/** What this service does: learn whom to write to, request mails, write and send them. */
@NullMarked
package dev.sagas.services.notification.application;

import org.jspecify.annotations.NullMarked;
