package dev.sagas.services.orderview.domain;

import java.time.Instant;

/**
 * An answer that an order waits for.
 *
 * @param service who has to give it
 * @param answer the type of the event that would be the answer, or several to choose from
 * @param since when it was asked
 */
public record Wait(String service, String answer, Instant since) {}
