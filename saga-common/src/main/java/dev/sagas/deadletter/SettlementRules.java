package dev.sagas.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a parked message may not be redriven or discarded, unless by force. Pure. */
final class SettlementRules {

  private final DeadLetterSettings settings;

  SettlementRules(DeadLetterSettings settings) {
    this.settings = settings;
  }

  /** Why a redrive could take effect twice; empty when it cannot. */
  Optional<String> againstRedrive(DeadLetter letter, Instant now) {
    Instant occurredAt = letter.occurredAt();
    if (occurredAt != null && older(occurredAt, settings.inboxRetention(), now)) {
      return Optional.of(
          "the event is of %s, and the inbox tells duplicates for %s only: if it took effect before, it would do so again"
              .formatted(occurredAt, settings.inboxRetention()));
    }
    if (older(letter.parkedAt(), settings.maxStay(), now)) {
      return Optional.of(
          "it has been parked since %s, longer than saga.dead-letters.max-stay (%s): the inbox may not know any more whether it took effect"
              .formatted(letter.parkedAt(), settings.maxStay()));
    }
    return Optional.empty();
  }

  /** What a discard could lose; empty when an operator may decide it. */
  Optional<String> againstDiscard(DeadLetter letter) {
    String type = letter.type();
    if (type != null && settings.isProtected(type)) {
      return Optional.of(
          "%s is protected: without it money or stock may stay held for ever; redrive it"
              .formatted(type));
    }
    if (letter.state() == DeadLetterState.REDRIVING) {
      return Optional.of("a redrive began and its end is not known: redrive it again");
    }
    return Optional.empty();
  }

  private static boolean older(Instant moment, Duration age, Instant now) {
    return moment.plus(age).isBefore(now);
  }
}
