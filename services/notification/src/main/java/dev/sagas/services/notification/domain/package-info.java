/** What a mail is about. */
@NullMarked
package dev.sagas.services.notification.domain;

import org.jspecify.annotations.NullMarked;
