/** A service that the tests make up. */
@NullMarked
package dev.sagas.stack.made;

import org.jspecify.annotations.NullMarked;
