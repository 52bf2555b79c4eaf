package dev.sagas.benchmarks.sagas;

import dev.sagas.benchmarks.contest.Work;
import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A service that only publishes. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Participant(
    value = "bench",
    publishes = {
      @Publishes(type = Work.ROUTED, body = Measured.class, terminal = true),
      @Publishes(type = Work.UNROUTED, body = Forgotten.class, terminal = true)
    })
class Bench {}
