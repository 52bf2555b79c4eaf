/** History for a service that joins late, on a real broker and database. */
@NullMarked
package dev.sagas.replay;

import org.jspecify.annotations.NullMarked;
