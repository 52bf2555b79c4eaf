package dev.sagas.services.orderview.application;

import dev.sagas.services.orderview.domain.Fact;
import dev.sagas.services.orderview.domain.SagaEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps past events in a generation that is being built. An event that cannot be read or kept is
 * left out: it would be in the way of all that come after it.
 */
@Component
class KeepHistory {

  private static final Logger LOG = LoggerFactory.getLogger(KeepHistory.class);

  /** Few, so that live events hardly ever wait for the same sagas in another order. */
  private static final int IN_ONE_TRANSACTION = 50;

  private static final int TRIES = 10;

  private static final Comparator<Known> BY_SAGA =
      Comparator.<Known, UUID>comparing(known -> known.event().sagaId())
          .thenComparing(known -> known.event().id());

  private final Views views;
  private final TransactionOperations transactions;

  KeepHistory(Views views, TransactionOperations transactions) {
    this.views = views;
    this.transactions = transactions;
  }

  private record Known(SagaEvent event, Fact fact) {}

  /**
   * Keeps {@code events}, in several transactions.
   *
   * @return how many of them were left out
   */
  int keep(int generation, List<SagaEvent> events) {
    List<Known> readable =
        events.stream().flatMap(event -> read(event).stream()).sorted(BY_SAGA).toList();
    int kept = 0;
    for (int from = 0; from < readable.size(); from += IN_ONE_TRANSACTION) {
      int to = Math.min(from + IN_ONE_TRANSACTION, readable.size());
      kept += keepSome(generation, readable.subList(from, to));
    }
    return events.size() - kept;
  }

  private static Optional<Known> read(SagaEvent event) {
    try {
      return Optional.of(new Known(event, EventFacts.of(event.type(), event.body())));
    } catch (IllegalArgumentException e) {
      leaveOut(event, e);
      return Optional.empty();
    }
  }

  private int keepSome(int generation, List<Known> some) {
    try {
      keepTogether(generation, some);
      return some.size();
    } catch (IllegalArgumentException oneOfThem) {
      LOG.info("Some events cannot be kept together: {}", oneOfThem.getMessage());
      List<Known> kept = new ArrayList<>(some);
      kept.removeIf(known -> !keepAlone(generation, known));
      return kept.size();
    }
  }

  private boolean keepAlone(int generation, Known known) {
    try {
      keepTogether(generation, List.of(known));
      return true;
    } catch (IllegalArgumentException e) {
      leaveOut(known.event(), e);
      return false;
    }
  }

  /** All or none. A deadlock with live events has a victim, which is tried again. */
  private void keepTogether(int generation, List<Known> some) {
    for (int tries = 1; ; tries++) {
      try {
        transactions.executeWithoutResult(
            status -> some.forEach(known -> views.keep(generation, known.event(), known.fact())));
        return;
      } catch (ConcurrencyFailureException e) {
        if (tries == TRIES) {
          throw e;
        }
        LOG.info("Live events were in the way, so it is tried again: {}", e.getMessage());
      }
    }
  }

  private static void leaveOut(SagaEvent event, IllegalArgumentException why) {
    LOG.warn(
        "Event {} of type {} is left out of the view: {}",
        event.id(),
        event.type(),
        why.getMessage());
  }
}
