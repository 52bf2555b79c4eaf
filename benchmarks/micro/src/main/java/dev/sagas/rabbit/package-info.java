/** Measurements of parts of the package of the same name that are not public. */
@NullMarked
package dev.sagas.rabbit;

import org.jspecify.annotations.NullMarked;
