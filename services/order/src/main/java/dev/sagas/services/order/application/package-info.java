/** Use cases of the order service, and the ports through which they reach the world. */
@NullMarked
package dev.sagas.services.order.application;

import org.jspecify.annotations.NullMarked;
