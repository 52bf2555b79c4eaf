/** JSON Schemas of event bodies: what a writer promises, and whether a reader can do with it. */
@NullMarked
package dev.sagas.choreography.schema;

import org.jspecify.annotations.NullMarked;
