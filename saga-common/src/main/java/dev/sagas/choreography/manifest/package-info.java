/**
 * What one service declares, as data: a file that is compared, joined and kept with each release.
 */
@NullMarked
package dev.sagas.choreography.manifest;

import org.jspecify.annotations.NullMarked;
