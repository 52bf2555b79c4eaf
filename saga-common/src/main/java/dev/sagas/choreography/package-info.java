/**
 * What a service publishes, reacts to, emits and compensates, declared by annotations and read from
 * them.
 */
@NullMarked
package dev.sagas.choreography;

import org.jspecify.annotations.NullMarked;
