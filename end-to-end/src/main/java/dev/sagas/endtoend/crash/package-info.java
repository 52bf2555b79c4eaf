/** Services that end at a chosen point of the delivery protocol. */
@NullMarked
package dev.sagas.endtoend.crash;

import org.jspecify.annotations.NullMarked;
