/**
 * An agent for tests that hooks into the drivers of a service: it counts the points of the delivery
 * protocol and, told so, ends the process at one of them.
 */
@NullMarked
package dev.sagas.faultagent;

import org.jspecify.annotations.NullMarked;
