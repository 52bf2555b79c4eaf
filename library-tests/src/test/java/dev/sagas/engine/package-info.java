/** The engine of saga-common against a real broker and a real database. */
@NullMarked
package dev.sagas.engine;

import org.jspecify.annotations.NullMarked;
