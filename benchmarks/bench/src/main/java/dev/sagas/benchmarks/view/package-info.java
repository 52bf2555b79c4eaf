/** The order view with very many sagas in it. */
@NullMarked
package dev.sagas.benchmarks.view;

import org.jspecify.annotations.NullMarked;
