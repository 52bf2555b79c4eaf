/** Rows that have had their time, and how they go. */
@NullMarked
package dev.sagas.retention;

import org.jspecify.annotations.NullMarked;
