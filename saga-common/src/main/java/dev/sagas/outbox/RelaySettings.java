package dev.sagas.outbox;

import dev.sagas.retry.Backoff;
import java.time.Duration;

/**
 * How the relay works.
 *
 * @param workers threads that claim and publish
 * @param batchSize events published in one pipeline, each of another key
 * @param sweepInterval how often rows are looked for that no commit of this process told of
 * @param lease after this long a paused relay's rows are free for others
 * @param span how long a relay goes on with further events of the same keys before it commits
 * @param pendingKeys how many keys are remembered between commit and publishing
 * @param refusals pauses of an event that the broker refused
 * @param outage pauses of the relay while the broker is unavailable
 */
public record RelaySettings(
    int workers,
    int batchSize,
    Duration sweepInterval,
    Duration lease,
    Duration span,
    int pendingKeys,
    Backoff refusals,
    Backoff outage) {}
