/** Proofs over all services at once; the one place that sees the classes of every service. */
@NullMarked
package dev.sagas.verification;

import org.jspecify.annotations.NullMarked;
