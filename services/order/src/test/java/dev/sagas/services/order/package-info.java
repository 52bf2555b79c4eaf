/** Tests of the order service, as a whole and by package. */
@NullMarked
package dev.sagas.services.order;

import org.jspecify.annotations.NullMarked;
