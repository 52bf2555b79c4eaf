/** Tests of what can be done with the view, without a database. */
@NullMarked
package dev.sagas.services.orderview.application;

import org.jspecify.annotations.NullMarked;
