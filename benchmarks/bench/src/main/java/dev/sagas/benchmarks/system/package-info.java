/** The whole checkout under load: how many sagas a second, how fast each, and what each costs. */
@NullMarked
package dev.sagas.benchmarks.system;

import org.jspecify.annotations.NullMarked;
