/** The topology of a real broker, whole and damaged. */
@NullMarked
package dev.sagas.rabbit;

import org.jspecify.annotations.NullMarked;
