/** Made-up customers who order from a running system, so that there is something to look at. */
@NullMarked
package dev.sagas.stack.traffic;

import org.jspecify.annotations.NullMarked;
