package dev.sagas.benchmarks.modulith;

import dev.sagas.benchmarks.contest.Servers;
import dev.sagas.benchmarks.contest.Work;
import org.springframework.modulith.events.Externalized;

/** An event that no queue takes, until one is bound. */
@Externalized(Servers.EXCHANGE + "::" + Work.UNROUTED)
record Forgotten(long number, String key, long place, String padding) {}
