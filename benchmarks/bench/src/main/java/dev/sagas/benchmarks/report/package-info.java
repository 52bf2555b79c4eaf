/** How results are kept: Markdown for people, an image, and the figures that both are made of. */
@NullMarked
package dev.sagas.benchmarks.report;

import org.jspecify.annotations.NullMarked;
