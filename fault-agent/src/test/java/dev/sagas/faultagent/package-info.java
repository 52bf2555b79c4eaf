/** Tests of the agent without a service. */
@NullMarked
package dev.sagas.faultagent;

import org.jspecify.annotations.NullMarked;
