/** Tests of the console that need no browser. */
@NullMarked
package dev.sagas.services.orderview.console;

import org.jspecify.annotations.NullMarked;
