/**
 * Wires the library into a Spring Boot application and refuses to start with settings that lose
 * events.
 */
@NullMarked
package dev.sagas.autoconfigure;

import org.jspecify.annotations.NullMarked;
