/** A till that takes payments. */
@NullMarked
package dev.sagas.example.till;

import org.jspecify.annotations.NullMarked;
