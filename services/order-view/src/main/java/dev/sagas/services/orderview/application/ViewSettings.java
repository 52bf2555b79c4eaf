package dev.sagas.services.orderview.application;

import java.time.Duration;

/**
 * How the view judges and watches sagas.
 *
 * @param stuckAfter an order that waits for longer is stuck
 * @param overlap how long a transaction that keeps events may take: what is new is looked for so
 *     far back
 */
public record ViewSettings(Duration stuckAfter, Duration overlap) {}
