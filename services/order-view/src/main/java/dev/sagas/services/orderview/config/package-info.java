/** Settings and schedules. */
@NullMarked
package dev.sagas.services.orderview.config;

import org.jspecify.annotations.NullMarked;
