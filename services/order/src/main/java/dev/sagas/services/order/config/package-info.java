/** Properties and wiring of the order service. */
@NullMarked
package dev.sagas.services.order.config;

import org.jspecify.annotations.NullMarked;
