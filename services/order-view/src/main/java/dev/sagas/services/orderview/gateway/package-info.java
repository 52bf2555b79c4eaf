/** The other services, RabbitMQ and the local stack, as the console asks them: by HTTP. */
@NullMarked
package dev.sagas.services.orderview.gateway;

import org.jspecify.annotations.NullMarked;
