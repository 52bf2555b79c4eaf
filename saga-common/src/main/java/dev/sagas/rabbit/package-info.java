/**
 * RabbitMQ behind relay and inbox: publishing with confirms, listening, parking, checking the
 * topology.
 */
@NullMarked
package dev.sagas.rabbit;

import org.jspecify.annotations.NullMarked;
