/** The REST interface and its problem details. */
@NullMarked
package dev.sagas.services.inventory.web;

import org.jspecify.annotations.NullMarked;
