/** The REST interface and its problem details. */
@NullMarked
package dev.sagas.services.customer.web;

import org.jspecify.annotations.NullMarked;
