/** What can be done with the view: keep an event, look up and search sagas, build it anew. */
@NullMarked
package dev.sagas.services.orderview.application;

import org.jspecify.annotations.NullMarked;
