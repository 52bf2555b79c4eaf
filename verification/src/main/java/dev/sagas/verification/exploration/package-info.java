/** The checkout, run through every interleaving by the production code of its four services. */
@NullMarked
package dev.sagas.verification.exploration;

import org.jspecify.annotations.NullMarked;
