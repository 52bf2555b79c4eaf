/** The proxies, against sockets and against the real servers. */
@NullMarked
package dev.sagas.endtoend.wire;

import org.jspecify.annotations.NullMarked;
