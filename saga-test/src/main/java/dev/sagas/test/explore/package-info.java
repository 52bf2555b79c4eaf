/**
 * Explores every interleaving of a choreography, with the production handlers and without a broker
 * or a database: deliveries in any order, duplicates, crashes, outside answers.
 */
@NullMarked
package dev.sagas.test.explore;

import org.jspecify.annotations.NullMarked;
