package dev.sagas.endtoend.audit;

import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
import java.io.IOException;
import java.util.List;

/** Keeps a copy of every event that services store, and finds those that did not get everywhere. */
public final class EventAudit {

  private final OutboxCopy copy;
  private final EventLog log;
  private final Bindings bindings = new Bindings(Repository.find());

  /** An audit of what is stored from now on; the services have created their tables already. */
  public EventAudit(PrivateServers servers) {
    copy = new OutboxCopy(servers.postgres());
    log = new EventLog(servers.messageBroker());
    copy.install();
  }

  /**
   * Reads what is new in the event log, of which less is left to read in the end then.
   *
   * @throws IOException if the log cannot be read now
   */
  public void follow() throws IOException, InterruptedException {
    log.firstPlaces();
  }

  /** How many events were stored so far. */
  public long events() {
    return CheckoutSystem.SERVICES.stream().mapToLong(service -> copy.of(service).size()).sum();
  }

  /**
   * Events that were lost, doubled or overtaken. Reads every event that there was.
   *
   * @return a sentence for each; none when all is well and nothing moves
   */
  public List<String> violations() throws IOException, InterruptedException {
    return Ledger.violations(copy, bindings, log.firstPlaces());
  }
}
