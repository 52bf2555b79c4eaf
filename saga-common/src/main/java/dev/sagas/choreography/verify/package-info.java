/** What is wrong with a joined choreography, each finding with its place and its fix. */
@NullMarked
package dev.sagas.choreography.verify;

import org.jspecify.annotations.NullMarked;
