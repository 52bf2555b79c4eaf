/** Replays a retailer's sales file against a running system, and reconciles both to the penny. */
@NullMarked
package dev.sagas.stack.replay;

import org.jspecify.annotations.NullMarked;
