/** What a running service does about drift of the broker's topology. */
@NullMarked
package dev.sagas.drift;

import org.jspecify.annotations.NullMarked;
