/**
 * Steps and their compensations in any order of arrival: a compensation that comes first bars its
 * step.
 */
@NullMarked
package dev.sagas.fence;

import org.jspecify.annotations.NullMarked;
