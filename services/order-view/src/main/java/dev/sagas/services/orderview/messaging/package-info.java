/** Which events the view is told of: all of the checkout's, under an inbox of its own. */
@NullMarked
package dev.sagas.services.orderview.messaging;

import org.jspecify.annotations.NullMarked;
