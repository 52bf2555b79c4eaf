/** The checkout over HTTP: requests in, orders and problem details out. */
@NullMarked
package dev.sagas.services.order.web;

import org.jspecify.annotations.NullMarked;
