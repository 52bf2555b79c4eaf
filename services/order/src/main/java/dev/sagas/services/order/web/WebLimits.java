package dev.sagas.services.order.web;

import java.time.Duration;

/**
 * How long clients are served.
 *
 * @param longestWait the longest {@code Prefer: wait}
 * @param streamTimeout how long a stream of server-sent events lasts
 */
public record WebLimits(Duration longestWait, Duration streamTimeout) {}
