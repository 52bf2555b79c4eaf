/** The network between a service and what it depends on, and everything that can go wrong on it. */
@NullMarked
package dev.sagas.endtoend.wire;

import org.jspecify.annotations.NullMarked;
