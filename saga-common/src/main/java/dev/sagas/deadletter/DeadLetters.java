package dev.sagas.deadletter;

import dev.sagas.deadletter.AuditEntry.Action;
import dev.sagas.deadletter.Settlement.Result;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators do with parked messages.
 *
 * <p>Guarantee: a message is REDRIVEN only after its queue has it, and settled only together with
 * its audit, so none is lost. A crash or a missing confirm in between leaves it to be redriven
 * again, and the inbox makes the second copy harmless for as long as it remembers the first; past
 * that age a redrive is refused unless forced. Must not be called in a transaction. Safe for
 * several threads and instances.
 */
public final class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final DeadLetterStore store;
  private final Redriver redriver;
  private final SettlementRules rules;
  private final Clock clock;

  /** Settles the messages of {@code store} by {@code redriver}, within {@code settings}. */
  public DeadLetters(
      DeadLetterStore store, Redriver redriver, DeadLetterSettings settings, Clock clock) {
    this.store = store;
    this.redriver = redriver;
    this.rules = new SettlementRules(settings);
    this.clock = clock;
  }

  /** The messages that wait for an operator, oldest first. */
  public List<DeadLetter> list(DeadLetterFilter filter) {
    return store.list(filter);
  }

  /** One message with its content and audit, settled or not; empty for an unknown id. */
  public Optional<DeadLetterDetails> read(long id) {
    return store.find(id);
  }

  /** Puts one message back into the queue that it came from, and audits that. */
  public Settlement redrive(long id, Request request) {
    return store.find(id).map(details -> redrive(details, request)).orElseGet(() -> notFound(id));
  }

  /**
   * Redrives what {@code filter} selects, oldest first. Stops at the first that the broker does not
   * confirm, since the others would fare no better.
   *
   * @return one settlement for each message that was tried
   */
  public List<Settlement> redrive(DeadLetterFilter filter, Request request) {
    return each(filter, id -> redrive(id, request));
  }

  /** Gives one message up for ever, and audits that. Its content and audit stay readable. */
  public Settlement discard(long id, Request request) {
    return store
        .find(id)
        .map(details -> discard(details.letter(), request))
        .orElseGet(() -> notFound(id));
  }

  /** Discards what {@code filter} selects, oldest first; protected ones by force only. */
  public List<Settlement> discard(DeadLetterFilter filter, Request request) {
    return each(filter, id -> discard(id, request));
  }

  private List<Settlement> each(DeadLetterFilter filter, LongFunction<Settlement> settle) {
    List<Settlement> settlements = new ArrayList<>();
    for (DeadLetter letter : store.list(filter)) {
      Settlement settlement = settle.apply(letter.id());
      settlements.add(settlement);
      if (settlement.result() == Result.FAILED) {
        break;
      }
    }
    return settlements;
  }

  private Settlement redrive(DeadLetterDetails details, Request request) {
    long id = details.letter().id();
    Optional<String> refusal = rules.againstRedrive(details.letter(), clock.instant());
    if (refusal.isPresent() && !request.force() && !details.letter().state().settled()) {
      return refused(id, Action.REDRIVE, request, refusal.get());
    }
    if (!store.beginRedrive(id, entry(Action.REDRIVE, request, "begun"))) {
      return alreadySettled(id, Action.REDRIVE, request);
    }
    try {
      redriver.redrive(details.content());
    } catch (RedriveFailedException e) {
      return notConfirmed(id, request, e);
    }
    String result = "the inbox queue has it";
    if (!store.redriven(id, entry(Action.REDRIVE, request, result), clock.instant())) {
      return new Settlement(id, Result.ALREADY_SETTLED, "redriven while someone else settled it");
    }
    log.info("Dead letter {} was redriven by {}", id, request.actor());
    return new Settlement(id, Result.REDRIVEN, result);
  }

  private Settlement notConfirmed(long id, Request request, RedriveFailedException cause) {
    String result = "not confirmed: " + cause.getMessage();
    log.warn("Dead letter {} could not be redriven and stays parked: {}", id, cause.getMessage());
    store.notRedriven(id, entry(Action.REDRIVE, request, result));
    return new Settlement(id, Result.FAILED, result);
  }

  private Settlement discard(DeadLetter letter, Request request) {
    if (letter.state().settled()) {
      return alreadySettled(letter.id(), Action.DISCARD, request);
    }
    Optional<String> refusal = rules.againstDiscard(letter);
    if (refusal.isPresent() && !request.force()) {
      return refused(letter.id(), Action.DISCARD, request, refusal.get());
    }
    AuditEntry audit = entry(Action.DISCARD, request, "given up");
    if (!store.discard(letter.id(), letter.state(), audit, clock.instant())) {
      return alreadySettled(letter.id(), Action.DISCARD, request);
    }
    log.info("Dead letter {} was discarded by {}", letter.id(), request.actor());
    return new Settlement(letter.id(), Result.DISCARDED, "given up");
  }

  private Settlement refused(long id, Action action, Request request, String why) {
    store.audit(id, entry(action, request, "refused: " + why));
    return new Settlement(id, Result.REFUSED, why + "; or force it");
  }

  private AuditEntry entry(Action action, Request request, String result) {
    return new AuditEntry(
        request.actor(), action, clock.instant(), request.reason(), request.force(), result);
  }

  private static Settlement notFound(long id) {
    return new Settlement(id, Result.NOT_FOUND, "there is no dead letter " + id);
  }

  private Settlement alreadySettled(long id, Action action, Request request) {
    String result = "it does not wait any more";
    store.audit(id, entry(action, request, result));
    return new Settlement(id, Result.ALREADY_SETTLED, result);
  }
}
