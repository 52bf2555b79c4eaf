/**
 * The smallest application with the starter: the README's ten lines, and the test that runs them.
 */
@NullMarked
package dev.sagas.example;

import org.jspecify.annotations.NullMarked;
