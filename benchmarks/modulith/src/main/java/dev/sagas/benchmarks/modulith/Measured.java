package dev.sagas.benchmarks.modulith;

import dev.sagas.benchmarks.contest.Servers;
import dev.sagas.benchmarks.contest.Work;
import org.springframework.modulith.events.Externalized;

/** An event that a queue takes. */
@Externalized(Servers.EXCHANGE + "::" + Work.ROUTED)
record Measured(long number, String key, long place, String padding) {}
