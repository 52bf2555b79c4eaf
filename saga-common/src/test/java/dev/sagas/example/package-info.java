/** Two services as a user of the library writes them, and the test that joins them. */
@NullMarked
package dev.sagas.example;

import org.jspecify.annotations.NullMarked;
