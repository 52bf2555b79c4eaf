package dev.sagas.services.order.application;

import java.time.Instant;
import java.util.Optional;

/** What was answered to which key. */
public interface IdempotencyKeys {

  /**
   * Claims the key until the transaction ends, without waiting: a claim ends with its process, so
   * that a crash never leaves a key claimed.
   *
   * @return false if another transaction holds it
   */
  boolean claim(String key);

  /** What was answered to the key; empty for a new one. */
  Optional<StoredAnswer> find(String key);

  /** Stores the answer in the caller's transaction, which fails if the key has one. */
  void store(String key, StoredAnswer answer, Instant now);

  /**
   * Forgets what is older.
   *
   * @return how many keys were forgotten
   */
  int forgetBefore(Instant moment);

  /**
   * The first answer.
   *
   * @param fingerprint tells whether a later request is the same
   */
  record StoredAnswer(Fingerprint fingerprint, OrderView order) {}
}
