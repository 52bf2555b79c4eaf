package dev.sagas.deadletter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory, which keeps to the states of the real one. */
final class RememberedLetters implements DeadLetterStore {

  final Map<Long, DeadLetter> letters = new TreeMap<>();
  final Map<Long, List<AuditEntry>> audits = new TreeMap<>();

  DeadLetterState state(long id) {
    return Objects.requireNonNull(letters.get(id)).state();
  }

  List<AuditEntry> audit(long id) {
    return audits.getOrDefault(id, List.of());
  }

  long add(String type, Instant parkedAt, Instant occurredAt) {
    long id = letters.size() + 1L;
    letters.put(
        id,
        new DeadLetter(
            id,
            "shop.dead",
            "m" + id,
            type,
            "s1",
            occurredAt,
            "RETRIES_EXHAUSTED",
            null,
            10,
            parkedAt,
            DeadLetterState.PARKED));
    return id;
  }

  @Override
  public boolean park(ParkedMessage message) {
    throw new UnsupportedOperationException("not part of settling");
  }

  @Override
  public List<DeadLetter> list(DeadLetterFilter filter) {
    return letters.values().stream()
        .filter(letter -> !letter.state().settled())
        .filter(letter -> filter.type() == null || filter.type().equals(letter.type()))
        .limit(filter.limit())
        .toList();
  }

  @Override
  public Optional<DeadLetterDetails> find(long id) {
    MessageContent content = new MessageContent("{}", "{}", new byte[] {(byte) id});
    return Optional.ofNullable(letters.get(id))
        .map(letter -> new DeadLetterDetails(letter, content, audit(id)));
  }

  @Override
  public Map<String, Long> countByType() {
    return Map.of();
  }

  @Override
  public boolean beginRedrive(long id, AuditEntry audit) {
    boolean begun = move(id, DeadLetterState.REDRIVING);
    if (begun) {
      audit(id, audit);
    }
    return begun;
  }

  @Override
  public int purge(Instant moment, int limit) {
    throw new UnsupportedOperationException("not part of settling");
  }

  @Override
  public boolean redriven(long id, AuditEntry audit, Instant now) {
    audit(id, audit);
    return move(id, DeadLetterState.REDRIVEN);
  }

  @Override
  public void notRedriven(long id, AuditEntry audit) {
    audit(id, audit);
    move(id, DeadLetterState.PARKED);
  }

  @Override
  public boolean discard(long id, DeadLetterState from, AuditEntry audit, Instant now) {
    if (state(id) != from) {
      return false;
    }
    audit(id, audit);
    return move(id, DeadLetterState.DISCARDED);
  }

  @Override
  public void audit(long id, AuditEntry audit) {
    audits.computeIfAbsent(id, unknown -> new ArrayList<>()).add(audit);
  }

  boolean move(long id, DeadLetterState to) {
    if (state(id).settled()) {
      return false;
    }
    letters.computeIfPresent(id, (same, letter) -> with(letter, to));
    return true;
  }

  private static DeadLetter with(DeadLetter letter, DeadLetterState state) {
    return new DeadLetter(
        letter.id(),
        letter.queue(),
        letter.messageId(),
        letter.type(),
        letter.sagaId(),
        letter.occurredAt(),
        letter.reason(),
        letter.detail(),
        letter.attempts(),
        letter.parkedAt(),
        state);
  }
}
