/** Every event that was ever stored, held against where it had to go. */
@NullMarked
package dev.sagas.endtoend.audit;

import org.jspecify.annotations.NullMarked;
