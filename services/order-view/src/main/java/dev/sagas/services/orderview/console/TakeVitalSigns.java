package dev.sagas.services.orderview.console;

import dev.sagas.services.orderview.application.VitalSigns;
import dev.sagas.services.orderview.application.VitalSigns.Sample;
import dev.sagas.services.orderview.gateway.Observatory;
import dev.sagas.services.orderview.gateway.Observatory.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Samples how services are, for the charts. One instance does so for all. */
@Component
class TakeVitalSigns {

  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofHours(2);

  private final Observatory observatory;
  private final VitalSigns signs;
  private final Clock clock;

  TakeVitalSigns(Observatory observatory, VitalSigns signs, Clock clock) {
    this.observatory = observatory;
    this.signs = signs;
    this.clock = clock;
  }

  /** On a thread of its own: a service that does not answer takes its time. */
  @Scheduled(fixedDelay = 2_000, scheduler = "sampling")
  void take() {
    Instant now = clock.instant();
    if (signs.mayTake(now, now.plus(EVERY))) {
      signs.keep(
          observatory.all().stream().map(TakeVitalSigns::sample).toList(), now, now.minus(KEPT));
    }
  }

  private static Sample sample(Vitals vitals) {
    return new Sample(
        vitals.service(),
        vitals.status().equals("UP"),
        vitals.outboxAge(),
        vitals.outboxBacklog(),
        vitals.published(),
        vitals.handled(),
        vitals.duplicates(),
        vitals.retried(),
        vitals.parked());
  }
}
