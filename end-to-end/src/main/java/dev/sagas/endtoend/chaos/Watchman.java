package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceProcess;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sees a service that ends though no one ended it, which none may do, and starts it again. */
final class Watchman implements AutoCloseable {

  private final ChaosSystem system;
  private final Parts parts;
  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor();

  Watchman(ChaosSystem system, Parts parts) {
    this.system = system;
    this.parts = parts;
    rounds.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  List<String> seen() {
    return List.copyOf(seen);
  }

  private void look() {
    for (String name : CheckoutSystem.SERVICES) {
      Set<String> part = Set.of(name);
      if (parts.take(part, name + " ended by itself")) {
        try {
          look(system.service(name));
        } finally {
          parts.giveBack(part);
        }
      }
    }
  }

  private void look(ServiceProcess service) {
    if (!service.isAlive()) {
      seen.add(service.name() + " ended by itself; see " + service.setup().label() + ".log");
      system.startStubbornly(service);
    }
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }
}
