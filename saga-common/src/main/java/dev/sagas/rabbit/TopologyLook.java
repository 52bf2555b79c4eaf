package dev.sagas.rabbit;

import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.ledger.DeliveryLedger.Observation;
import dev.sagas.rabbit.TopologyCheck.Parts;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at the broker. What brings no events is noted in the ledger, and only then restored: a
 * crash in between must not leave a gap that no one knows of. Not safe for several threads.
 */
final class TopologyLook {

  private static final Logger LOG = LoggerFactory.getLogger(TopologyLook.class);

  private final ManagementApi api;
  private final TopologyCheck check;
  private final DeliveryLedger ledger;
  private final @Nullable TopologyRestorer restorer;
  private final Clock clock;
  // Suspected, or seen while the database was away, and not noted yet.
  private final Set<String> unnoted = new HashSet<>();
  private Instant unnotedSince = Instant.MIN;

  TopologyLook(
      ManagementApi api,
      TopologyCheck check,
      DeliveryLedger ledger,
      @Nullable TopologyRestorer restorer,
      Clock clock) {
    this.api = api;
    this.check = check;
    this.ledger = ledger;
    this.restorer = restorer;
    this.clock = clock;
  }

  /** Whether what is missing is re-created. */
  boolean restores() {
    return restorer != null;
  }

  /** Notes {@code part} as wrong with the next look, whatever that shows. */
  void suspect(String part) {
    remember(Set.of(part), clock.instant());
  }

  /** What is wrong and could not be restored. */
  List<TopologyProblem> problems()
      throws ManagementUnavailableException, ManagementRefusedException {
    Instant at = clock.instant();
    BrokerTopology actual = api.read();
    boolean noted = noted(actual, at);
    List<TopologyProblem> problems = check.problems(actual);
    if (problems.isEmpty() || !noted || restorer == null || !restorer.restore(actual)) {
      return problems;
    }
    at = clock.instant();
    actual = api.read();
    noted(actual, at);
    return check.problems(actual);
  }

  private boolean noted(BrokerTopology actual, Instant at) {
    Parts parts = check.parts(actual);
    try {
      if (!unnoted.isEmpty()) {
        ledger.observed(new Observation(unnotedSince, Set.of(), unnoted));
        unnoted.clear();
      }
      ledger.observed(new Observation(at, parts.right(), parts.wrong()));
      return true;
    } catch (RuntimeException e) {
      remember(parts.wrong(), at);
      LOG.warn("The delivery ledger cannot be kept now: {}", e.toString());
      return false;
    }
  }

  private void remember(Set<String> wrong, Instant at) {
    if (unnoted.isEmpty()) {
      unnotedSince = at;
    }
    unnoted.addAll(wrong);
  }
}
