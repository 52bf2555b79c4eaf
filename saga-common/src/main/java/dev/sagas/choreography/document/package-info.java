/** A joined choreography written down for people and for tools. */
@NullMarked
package dev.sagas.choreography.document;

import org.jspecify.annotations.NullMarked;
