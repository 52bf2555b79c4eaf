/** What was learnt and what was written, in PostgreSQL. */
@NullMarked
package dev.sagas.services.notification.persistence;

import org.jspecify.annotations.NullMarked;
