/** Tests of the order view. */
@NullMarked
package dev.sagas.services.orderview;

import org.jspecify.annotations.NullMarked;
