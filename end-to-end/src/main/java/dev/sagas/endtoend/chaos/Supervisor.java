package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.system.ServiceProcess;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Starts a process, and again when it ends because its servers were away, until it serves. */
record Supervisor(ServiceProcess service) {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  void start() {
    service.start();
    awaitReady();
  }

  void awaitReady() {
    Awaitility.await(service.setup().label() + " to be ready")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(this::isReadyOrStartedAgain);
  }

  private boolean isReadyOrStartedAgain() {
    if (service.isAlive()) {
      return service.isReady();
    }
    service.start();
    return false;
  }
}
