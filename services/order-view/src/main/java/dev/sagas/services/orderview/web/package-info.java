/** REST, server-sent events and the endpoint that builds the view anew. */
@NullMarked
package dev.sagas.services.orderview.web;

import org.jspecify.annotations.NullMarked;
