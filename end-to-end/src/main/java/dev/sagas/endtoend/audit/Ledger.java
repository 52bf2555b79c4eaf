package dev.sagas.endtoend.audit;

import dev.sagas.endtoend.audit.OutboxCopy.Stored;
import dev.sagas.endtoend.system.CheckoutSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds every event that was ever stored against where it had to go: into the event log, in the
 * order of its key, and to each of its consumers. Pure.
 */
final class Ledger {

  private final Bindings bindings;
  private final Map<UUID, Integer> log;
  private final Map<String, Set<UUID>> received;
  private final List<String> violations = new ArrayList<>();

  /**
   * A ledger to be filled.
   *
   * @param log the place of each event in the event log
   * @param received the events that came to each service
   */
  Ledger(Bindings bindings, Map<UUID, Integer> log, Map<String, Set<UUID>> received) {
    this.bindings = bindings;
    this.log = log;
    this.received = received;
  }

  /**
   * Enters what one service has stored.
   *
   * @param stored in the order of its outbox
   * @param waiting what of it is still in the outbox; allowed for scheduled events only, which may
   *     also have been withdrawn: an order that needed its deadline has not ended
   */
  void enter(String service, List<Stored> stored, Set<UUID> waiting) {
    Map<String, Stored> previous = new HashMap<>();
    Set<String> emitted = new HashSet<>();
    for (Stored event : stored) {
      once(service, event, emitted);
      if (event.scheduled()
          && (waiting.contains(event.event()) || !log.containsKey(event.event()))) {
        continue;
      }
      delivered(service, event);
      if (!event.scheduled()) {
        inOrder(service, previous.put(event.key(), event), event);
      }
    }
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  /** No service says the same thing of a saga twice: an effect that came twice would. */
  private void once(String service, Stored event, Set<String> emitted) {
    if (!emitted.add(event.saga() + event.type())) {
      violations.add("%s emitted a second %s".formatted(service, describe(event)));
    }
  }

  private void delivered(String service, Stored event) {
    if (!log.containsKey(event.event())) {
      violations.add("%s: the event log has no %s".formatted(service, describe(event)));
    }
    for (String consumer : bindings.consumersOf(event.type())) {
      if (!received.getOrDefault(consumer, Set.of()).contains(event.event())) {
        violations.add("%s never got %s of %s".formatted(consumer, describe(event), service));
      }
    }
  }

  private void inOrder(String service, @Nullable Stored before, Stored event) {
    if (before == null) {
      return;
    }
    Integer earlier = log.get(before.event());
    Integer later = log.get(event.event());
    if (earlier != null && later != null && earlier > later) {
      violations.add(
          "%s published %s before %s".formatted(service, describe(event), describe(before)));
    }
  }

  private static String describe(Stored event) {
    return "%s %s of %s (key %s, position %d)"
        .formatted(event.type(), event.event(), event.saga(), event.key(), event.position());
  }

  /** All that the services have stored and received, held against the event log. */
  static List<String> violations(OutboxCopy copy, Bindings bindings, Map<UUID, Integer> log) {
    Map<String, Set<UUID>> received = new HashMap<>();
    CheckoutSystem.SERVICES.forEach(service -> received.put(service, copy.received(service)));
    Ledger ledger = new Ledger(bindings, log, received);
    CheckoutSystem.SERVICES.forEach(
        service -> {
          Set<UUID> waiting = copy.waiting(service);
          ledger.enter(service, copy.of(service), waiting);
        });
    return ledger.violations();
  }
}
