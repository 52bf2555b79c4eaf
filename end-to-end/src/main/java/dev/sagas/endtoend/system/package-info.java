/**
 * The whole system as processes, and what a client, an accountant and a saboteur of it need: its
 * REST interface, its books and its queues.
 */
@NullMarked
package dev.sagas.endtoend.system;

import org.jspecify.annotations.NullMarked;
