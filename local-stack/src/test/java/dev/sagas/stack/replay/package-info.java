/** Tests of the replay without a running system. */
@NullMarked
package dev.sagas.stack.replay;

import org.jspecify.annotations.NullMarked;
