/** Services that end at points of the protocol, each point once. */
@NullMarked
package dev.sagas.endtoend.crash;

import org.jspecify.annotations.NullMarked;
