/** REST: what was written to whom. */
@NullMarked
package dev.sagas.services.notification.web;

import org.jspecify.annotations.NullMarked;
