/**
 * What tests of sagas need around them: a private broker and a private database that can be killed
 * and started again, an observer and a publisher of events, and a clock that is set.
 */
@NullMarked
package dev.sagas.test;

import org.jspecify.annotations.NullMarked;
