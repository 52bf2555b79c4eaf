/** The templates of mails. */
@NullMarked
package dev.sagas.services.notification.config;

import org.jspecify.annotations.NullMarked;
