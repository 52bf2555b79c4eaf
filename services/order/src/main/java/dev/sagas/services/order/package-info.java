/** The order service: takes checkouts, and alone decides how each of them ends. */
@NullMarked
package dev.sagas.services.order;

import org.jspecify.annotations.NullMarked;
