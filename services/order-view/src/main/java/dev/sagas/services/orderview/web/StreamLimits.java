package dev.sagas.services.orderview.web;

import java.time.Duration;

/**
 * Limits of streams.
 *
 * @param timeout how long one lasts; clients resume it
 */
public record StreamLimits(Duration timeout) {}
