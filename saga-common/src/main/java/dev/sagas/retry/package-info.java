/**
 * What becomes of a delivery that failed: pure back-off, classification and the outcome as a value.
 */
@NullMarked
package dev.sagas.retry;

import org.jspecify.annotations.NullMarked;
