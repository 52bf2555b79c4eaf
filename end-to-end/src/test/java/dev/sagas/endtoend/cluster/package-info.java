/** The whole system on a broker that is a cluster. */
@NullMarked
package dev.sagas.endtoend.cluster;

import org.jspecify.annotations.NullMarked;
