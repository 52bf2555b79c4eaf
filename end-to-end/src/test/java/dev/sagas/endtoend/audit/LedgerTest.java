package dev.sagas.endtoend.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.audit.OutboxCopy.Stored;
import dev.sagas.test.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The ledger that judges every run goes red for each way in which an event can go astray. */
class LedgerTest {

  private final UUID saga = UUID.randomUUID();
  private final Stored placed = stored(1, "order.placed.v1");
  private final Stored confirmed = stored(2, "order.confirmed.v1");
  private final Map<UUID, Integer> log = new HashMap<>();
  private final Map<String, Set<UUID>> received = new HashMap<>();

  LedgerTest() {
    log.put(placed.event(), 0);
    log.put(confirmed.event(), 1);
    received.put("customer", new HashSet<>(Set.of(placed.event())));
    received.put("inventory", new HashSet<>(Set.of(placed.event(), confirmed.event())));
    received.put("payment", new HashSet<>(Set.of(placed.event(), confirmed.event())));
  }

  @Test
  void findsNothingWhereEveryEventWentItsWay() {
    assertThat(violations(placed, confirmed)).isEmpty();
  }

  @Test
  void namesTheConsumerThatNeverGotAnEvent() {
    received.getOrDefault("payment", Set.of()).remove(confirmed.event());

    assertThat(violations(placed, confirmed))
        .singleElement()
        .asString()
        .startsWith("payment never got order.confirmed.v1 " + confirmed.event());
  }

  @Test
  void namesAnEventThatTheLogDoesNotHave() {
    log.remove(confirmed.event());

    assertThat(violations(placed, confirmed))
        .singleElement()
        .asString()
        .contains("the event log has no order.confirmed.v1");
  }

  @Test
  void namesEventsOfOneKeyThatWerePublishedInAnotherOrder() {
    log.put(placed.event(), 2);

    assertThat(violations(placed, confirmed))
        .singleElement()
        .asString()
        .startsWith("order published order.confirmed.v1");
  }

  @Test
  void lacksNoOrderBetweenKeys() {
    Stored other = new Stored(3, UUID.randomUUID(), "order.completed.v1", saga, "other", false);
    log.put(placed.event(), 7);
    log.put(confirmed.event(), 8);
    log.put(other.event(), 0);

    assertThat(violations(placed, confirmed, other)).isEmpty();
  }

  @Test
  void namesWhatAServiceSaidTwice() {
    Stored again = stored(3, "order.placed.v1");
    log.put(again.event(), 2);
    received.values().forEach(events -> events.add(again.event()));

    assertThat(violations(placed, confirmed, again))
        .singleElement()
        .asString()
        .startsWith("order emitted a second order.placed.v1");
  }

  @Test
  void followsADeadlineThatWasPublished() {
    Stored deadline =
        new Stored(3, UUID.randomUUID(), "order.deadline-passed.v1", saga, "key", true);

    assertThat(violations(Set.of(deadline.event()), placed, confirmed, deadline)).isEmpty();
    assertThat(violations(placed, confirmed, deadline)).as("withdrawn").isEmpty();
    log.put(deadline.event(), 2);
    assertThat(violations(placed, confirmed, deadline)).hasSize(1);
  }

  @Test
  void expectsNoConsumerOfATerminalEvent() {
    Stored completed = stored(3, "order.completed.v1");
    log.put(completed.event(), 2);

    assertThat(violations(placed, confirmed, completed)).isEmpty();
  }

  private List<String> violations(Stored... stored) {
    return violations(Set.of(), stored);
  }

  private List<String> violations(Set<UUID> waiting, Stored... stored) {
    Ledger ledger = new Ledger(new Bindings(Repository.find()), log, received);
    ledger.enter("order", new ArrayList<>(List.of(stored)), waiting);
    return ledger.violations();
  }

  private Stored stored(long position, String type) {
    return new Stored(position, UUID.randomUUID(), type, saga, saga.toString(), false);
  }
}
