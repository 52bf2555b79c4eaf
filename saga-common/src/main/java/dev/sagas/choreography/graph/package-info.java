/** The manifests of all services joined: who emits what, who reacts, and what may follow. */
@NullMarked
package dev.sagas.choreography.graph;

import org.jspecify.annotations.NullMarked;
