/** The console as a person uses it. */
@NullMarked
package dev.sagas.console;

import org.jspecify.annotations.NullMarked;
