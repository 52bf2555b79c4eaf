/** Tests of how the view is kept and read. */
@NullMarked
package dev.sagas.services.orderview.persistence;

import org.jspecify.annotations.NullMarked;
