/** The checkout's own choreography: verified, and written down. */
@NullMarked
package dev.sagas.verification.choreography;

import org.jspecify.annotations.NullMarked;
