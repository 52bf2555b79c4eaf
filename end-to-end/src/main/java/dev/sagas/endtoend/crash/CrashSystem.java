package dev.sagas.endtoend.crash;

import dev.sagas.endtoend.audit.EventAudit;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.FastStart;
import dev.sagas.endtoend.system.ServiceSetup;
import dev.sagas.test.PrivateServers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The four services, quick to start again, whose deadlines and purges are due all the time. */
final class CrashSystem implements AutoCloseable {

  private final CrashControl control = new CrashControl();
  private final PrivateServers servers;
  private final CheckoutSystem system;
  private @Nullable EventAudit audit;

  /** Services that are not started yet, on servers that are. */
  CrashSystem(PrivateServers servers) {
    this.servers = servers;
    FastStart programs = FastStart.inTarget();
    system = new CheckoutSystem(servers, shipped -> setup(programs.prepare(shipped)));
  }

  private static ServiceSetup setup(ServiceSetup program) {
    Map<String, String> hurried = new HashMap<>();
    hurried.put("saga.inbox.purge-interval", "2s");
    if (program.service().equals("order")) {
      // Two starts of services long, so that some orders get as far as their payment.
      hurried.put("checkout.deadline", "10s");
    }
    return program
        .labelled(program.service() + "-crashing")
        .with("-XX:+EnableDynamicAgentLoading")
        .with(hurried);
  }

  /** Starts the services, and returns when all are ready and their events are audited. */
  void start() {
    system.startServices();
    audit = new EventAudit(servers);
  }

  EventAudit audit() {
    return Objects.requireNonNull(audit, "not started");
  }

  CheckoutSystem services() {
    return system;
  }

  /** The agent in a service that is ready. */
  Agent agent(String service) {
    return control.agent(system.service(service));
  }

  /** Starts a service that has crashed. */
  void restart(String service) {
    system.service(service).kill();
    system.service(service).start().awaitReady();
  }

  @Override
  public void close() {
    CheckoutSystem.SERVICES.forEach(service -> system.service(service).kill());
    control.close();
  }
}
