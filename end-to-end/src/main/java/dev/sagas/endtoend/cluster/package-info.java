/** Faults of a broker that is a cluster: of its nodes, and of the network between them. */
@NullMarked
package dev.sagas.endtoend.cluster;

import org.jspecify.annotations.NullMarked;
