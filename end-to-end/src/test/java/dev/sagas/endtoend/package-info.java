/** Tests of the whole system: four service processes, a broker and a database server. */
@NullMarked
package dev.sagas.endtoend;

import org.jspecify.annotations.NullMarked;
