/** What this service reacts to, and the published names of what it reports. */
@NullMarked
package dev.sagas.services.payment.messaging;

import org.jspecify.annotations.NullMarked;
